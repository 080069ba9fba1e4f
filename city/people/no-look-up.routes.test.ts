import { PERSON_ENTRY } from '@hefu/standard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endEarly, type PeopleScene, startPeopleScene, type TestPerson } from '../test/test-people.ts'
import { type Concern, ROUTES_BY_CONCERN } from './test/routes-by-concern.ts'

const DIGEST = 'A'.repeat(43)

/** Bodies that get past the validators, so that what refuses them is the right of who asks. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /cases': { kind: 'data-request', type: PERSON_ENTRY.id, text: 'x', language: 'en' },
  'POST /credential': { credential_configuration_id: PERSON_ENTRY.id, proofs: { hefu_commitment: ['AAAA'] } },
  'POST /holdings/erasure': { types: [PERSON_ENTRY.id] },
  'POST /notification': { notification_id: 'x', event: 'credential_deleted' },
}

describe('every route', () => {
  let scene: PeopleScene
  /** What was asked of the stores of persons, in order. */
  const asked: string[] = []

  beforeAll(async () => {
    scene = await startPeopleScene()
    const { records, earlyEnds, orders, cases, accesses, holdings } = scene.city.people.ports
    for (const [name, store] of Object.entries({ records, earlyEnds, orders, cases, accesses, holdings })) {
      for (const method of Object.keys(store)) {
        const works = Reflect.get(store, method) as (...given: unknown[]) => unknown
        Reflect.set(store, method, (...given: unknown[]) => {
          asked.push(`${name}.${method}`)
          return works(...given)
        })
      }
    }
  })
  afterAll(() => scene.city.close())

  const routesThat = (...kinds: readonly Concern[]): [method: string, path: string][] =>
    kinds.flatMap((kind) => ROUTES_BY_CONCERN[kind]).map((route) => route.split(' ') as [string, string])

  /** Asks a route for something of its form, in turn with nobody's rights, a person's and an officer's of every role. */
  async function send(method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const at = path
      .replace(':digest', DIGEST)
      .replace(':id', 'A'.repeat(22))
      .replace(':path{.+}', '0/000')
      .replace(/:file\{.*\}/, 'x.json')
      .replace(/:(file|code|token|authority)/, 'x')
    return scene.city.app.request(at, {
      method,
      headers: { 'Content-Type': 'application/json', Origin: 'https://console.synthetic.example', ...headers },
      ...(['POST', 'PUT'].includes(method) && { body: JSON.stringify(BODIES[`${method} ${path}`] ?? {}) }),
    })
  }

  test('of the city is one of these', () => {
    const routes = scene.city.app.routes.filter(({ method }) => method !== 'ALL')
    expect(new Set(routes.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set(Object.values(ROUTES_BY_CONCERN).flat()),
    )
  })

  test('that has to do with nobody asks nothing of persons, whoever calls it', async () => {
    const { token } = scene.somebody()
    const officer = await scene.atWork(scene.officers[0])
    asked.length = 0
    for (const [method, path] of routesThat('nothing', 'officers-nothing')) {
      // Signing out would make the rest a test of nothing.
      const headers = method === 'DELETE' ? {} : { ...officer.headers }
      for (const rights of [{}, { Authorization: `Bearer ${token}` }, headers]) await send(method, path, rights)
      expect([method, path, asked]).toEqual([method, path, []])
    }
  })

  test('of a person answers nobody without their token, and an officer no more', async () => {
    const { headers } = await scene.atWork(scene.officers[0])
    asked.length = 0
    for (const [method, path] of routesThat('own')) {
      for (const rights of [{}, { ...headers }, { Authorization: 'Bearer somebody-else' }]) {
        expect([path, (await send(method, path, rights)).status]).toEqual([path, 401])
      }
    }
    expect(asked).toEqual([])
  })

  test('of officers answers nobody who is not signed in as one, and about persons none without the role', async () => {
    const { token } = scene.somebody()
    const operations = await scene.atWork(scene.officers[0], ['operations'])
    asked.length = 0
    for (const [method, path] of routesThat('officers-list', 'officers-person')) {
      for (const rights of [{}, { Authorization: `Bearer ${token}` }]) {
        expect([path, (await send(method, path, rights)).status]).toEqual([path, 401])
      }
      if (path === '/officers/health') continue
      expect([path, (await send(method, path, { ...operations.headers })).status]).toEqual([path, 403])
    }
    expect(asked).toEqual([])
  })

  test('by which cases are listed or counted reads the list, which has no person', async () => {
    const { headers } = await scene.atWork(scene.officers[0])
    for (const [method, path] of routesThat('list', 'officers-list')) {
      asked.length = 0
      expect([path, (await send(method, path, { ...headers })).status]).toEqual([path, 200])
      expect([path, new Set(asked)]).toEqual([path, new Set(['cases.list'])])
    }
  })

  test('by which an officer comes to a person tells that person and the other officers before it answers', async () => {
    const { client, officers, city } = scene
    const person: TestPerson = scene.somebody()
    const [first, second, third] = await Promise.all(officers.map((key) => scene.atWork(key)))
    if (!first || !second || !third) throw new Error('three officers')
    const end = { type: PERSON_ENTRY.id, reason: 'issued-in-error' } as const
    await endEarly(scene, person, end)
    const body = { kind: 'appeal', type: end.type, text: 'why?', language: 'en' }
    const { id } = (await (await scene.asPerson(person, 'POST', '/cases', body)).json()) as { id: string }
    await client.openCase(third, id)
    const digest = await client.proposeLift(third, id, end, 'granted', city.time.now)
    await client.approve(second, digest, null, city.time.now)
    const { accesses } = await scene.holdings(person)
    const noted = await city.opened.database
      .selectFrom('officer_audit')
      .select(['officer', 'deed'])
      .orderBy('id')
      .execute()
    const told = accesses.map(({ officer, why }) => [officer, why]).toReversed()
    expect(told).toEqual([
      [officers[0].id, 'early-end-proposed'],
      [officers[1].id, 'early-end-approved'],
      [officers[2].id, 'appeal-opened'],
      [officers[2].id, 'early-end-lift-proposed'],
      [officers[1].id, 'early-end-lift-approved'],
    ])
    const deeds = noted.filter(({ deed }) => !deed.startsWith('signed')).map(({ officer, deed }) => [officer, deed])
    expect(deeds).toEqual(told.map(([officer, why]) => [officer, why === 'appeal-opened' ? 'case-opened' : why]))
  })
})
