import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCity, type TestCity } from '../test/test-city.ts'
import { LIFT, putThing } from '../test/test-codes.ts'
import { asConsole, signInAtConsole } from '../test/test-officer.ts'

let city: TestCity
let cookie: string
beforeAll(async () => {
  city = await startTestCity()
  await putThing(city, LIFT)
  cookie = await session(['things'])
})
afterAll(() => city.close())

function session(roles: readonly ('things' | 'cases')[], custodian: string | null = null): Promise<string> {
  const [officer] = city.register.officers
  if (!officer) throw new Error('there are officers')
  return signInAtConsole(city, officer, roles, custodian)
}

const tell = (body: unknown, options: { readonly id?: string; readonly cookie?: string } = {}) =>
  asConsole(city, 'POST', `/officers/things/${options.id ?? LIFT.id}/events`, {
    cookie: options.cookie ?? cookie,
    body,
  })
const read = async () => (await city.app.request(`/things/${LIFT.id}.json`)).json()

test('what an officer tells stands under the office that the register gives them', async () => {
  expect((await tell({ kind: 'inspected', note: '合格' })).status).toBe(204)
  const [officer] = city.register.officers
  const told = [{ kind: 'inspected', note: '合格', office: officer?.office, at: expect.any(Number) }]
  expect(await read()).toMatchObject({ events: told })
  const other = { 'zh-CN': '别的单位', en: 'Another office' }
  expect((await tell({ kind: 'repaired', office: other })).status).toBe(400)
})

test('what was moved is somewhere else, and a move to nowhere is refused', async () => {
  const place = { latitude: 31.24, longitude: 121.48, address: null }
  expect((await tell({ kind: 'moved', place })).status).toBe(204)
  expect(await read()).toMatchObject({ thing: { latitude: 31.24, longitude: 121.48, address: null } })
  expect((await tell({ kind: 'moved' })).status).toBe(422)
})

test('nobody else tells, and nothing of a thing that is not there', async () => {
  expect((await tell({ kind: 'inspected' }, { cookie: await session(['cases']) })).status).toBe(403)
  expect((await tell({ kind: 'inspected' }, { cookie: 'none=1' })).status).toBe(401)
  for (const id of ['no-such', '%00', '-a']) expect((await tell({ kind: 'inspected' }, { id })).status).toBe(404)
})

test('an officer of one custodian tells of its things and of no other’s, not even of one that is retired', async () => {
  const [own, other] = [await session(['things'], LIFT.custodian), await session(['things'], 'water')]
  expect((await tell({ kind: 'inspected' }, { cookie: own })).status).toBe(204)
  const before = await read()
  for (const kind of ['inspected', 'retired']) {
    const refused = await tell({ kind }, { cookie: other })
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'other-custodian'])
  }
  expect(await read()).toEqual(before)
})

test('what is retired stays so', async () => {
  expect((await tell({ kind: 'retired' })).status).toBe(204)
  expect((await tell({ kind: 'inspected' })).status).toBe(410)
  expect(await read()).toMatchObject({ thing: { status: 'retired' } })
})
