import { epochAt, epochPlus, PERSON_ENTRY } from '@hefu/standard'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestCity, type TestCity } from '../test/test-city.ts'
import { asConsole, signInAtConsole } from '../test/test-officer.ts'
import { accept, ask, post, prepare, receive } from '../test/test-wallet.ts'
import type { SystemHealth } from './read-health.ts'

let city: TestCity
beforeEach(async () => {
  city = await startTestCity({ config: { replacementsPerEpoch: 0 } })
})
afterEach(() => city.close())

const HOUR = 3600
const hourOf = (moment: number) => Math.floor(moment / HOUR) * HOUR

async function health(roles: readonly ('operations' | 'cases')[] = ['operations']): Promise<SystemHealth> {
  const [officer] = city.register.officers
  const cookie = await signInAtConsole(city, officer, roles)
  const response = await asConsole(city, 'GET', '/officers/health', { cookie })
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
  return (await response.json()) as SystemHealth
}
const points = async (name: string) => (await health()).series.find((series) => series.name === name)?.points
const rows = () => city.opened.database.selectFrom('hourly_count').selectAll().orderBy('name').execute()

test('tells whoever is signed in how log, keys and proposals are', async () => {
  const answer = await health([])
  const size = city.register.entries.length
  expect(answer).toMatchObject({ at: city.time.now, log: { size, published: size, waiting: 0, lagSeconds: 0 } })
  expect(answer.log.witnesses.map(({ state }) => state)).toEqual(['ok', 'ok'])
  expect(answer.keys.map(({ type, present, next }) => [type, present?.registered, next?.registered])).toEqual([
    [PERSON_ENTRY.id, true, true],
    ['person.identity', true, true],
    ['mandate', true, true],
  ])
  expect(answer.alarms).toEqual([])
  expect(answer.series).toEqual([])
})

test('tells nobody else', async () => {
  expect((await asConsole(city, 'GET', '/officers/health')).status).toBe(401)
})

test('raises what is read of the log as an alarm, and as a figure', async () => {
  const name = 'witness-1.example'
  const witness = { name, size: null, lastSeenAt: null, outcome: 'unreachable' } as const
  city.logReading = {
    size: 9,
    published: 8,
    publishedAt: city.time.now,
    unseenSince: city.time.now - 400,
    quorum: 1,
    witnesses: [witness],
  }
  expect((await health()).alarms.map(({ code, level }) => [code, level])).toEqual([
    ['witness-silent', 'fault'],
    ['log-behind', 'warning'],
  ])
  const figures = await (await city.app.request('/metrics')).text()
  expect(figures).toContain('hefu_alarms{code="witness-silent",level="fault"} 1')
  expect(figures).toContain('hefu_log_lag_seconds 400')
})

test('raises a case that nobody has answered in time, by its random id', async () => {
  const token = city.signIn('somebody')
  await accept(city, token, await receive(city, token))
  const request = { kind: 'data-request', type: PERSON_ENTRY.id, text: 'What do you hold?', language: 'en' }
  const opened = (await post(city, '/cases', request, token)) as unknown as {
    status: number
    id: string
    dueAt: number
  }
  expect(opened.status).toBe(201)
  city.time.now = opened.dueAt
  const overdue = async () => (await health()).alarms.filter(({ code }) => code === 'case-overdue')
  expect(await overdue()).toEqual([])
  city.time.now += 1
  expect(await overdue()).toEqual([{ code: 'case-overdue', level: 'fault', about: opened.id, since: opened.dueAt }])
})

test('figures are there when health cannot be read', async () => {
  await city.opened.database.schema.dropTable('hourly_count').execute()
  const figures = await (await city.app.request('/metrics')).text()
  expect(figures).toContain('hefu_log_entries')
  expect(figures).not.toContain('hefu_alarms{')
})

describe('what is counted by the hour', () => {
  const bundle = (held: string) => city.app.request(`/bundle?held=${held}`)
  const times = async (many: number, work: () => unknown) => {
    for (let i = 0; i < many; i++) await work()
  }

  test('is what was issued by type and denied by rule, and no hour of fewer than ten', async () => {
    const began = hourOf(city.time.now)
    const people = Array.from({ length: 10 }, (_, i) => city.signIn(`person ${i}`))
    for (const token of people) expect((await ask(city, token)).status).toBe(200)
    for (const token of people.slice(0, 9)) expect((await ask(city, token)).hefu_reason).toBe('replacements-exhausted')
    city.time.now += 2 * HOUR
    expect(await points('enrolled')).toEqual([{ hour: began, label: PERSON_ENTRY.id, count: 10 }])
    expect(await points('denied')).toEqual([{ hour: began, label: 'replacements-exhausted', count: null }])
    // Nor is it kept.
    expect((await rows()).map(({ name, count }) => [name, count])).toEqual([
      ['denied', null],
      ['enrolled', 10],
    ])
  })

  test('tells a refresh from an enrolment', async () => {
    const token = city.signIn('one')
    const received = await receive(city, token)
    await accept(city, token, received)
    const epoch = epochPlus(epochAt(city.time.now, 480), 1)
    const request = await prepare(city, { epoch, present: received.credential })
    expect((await post(city, '/credential', request.body, token)).status).toBe(200)
    await city.health.counts.flush()
    expect((await rows()).map(({ name, count }) => [name, count])).toEqual([
      ['enrolled', 1],
      ['refreshed', 1],
    ])
  })

  test('is not shown before the hour is over: two looks would tell who came between them', async () => {
    await times(20, () => bundle('hour'))
    city.time.now = hourOf(city.time.now) + HOUR + 299
    expect(await points('bundle-held')).toEqual([])
    city.time.now += 1
    expect(await points('bundle-held')).toHaveLength(1)
  })

  test('is how old the bundles of gates are, without a trace of which', async () => {
    const hour = hourOf(city.time.now)
    await times(12, () => bundle('day'))
    await times(3, () => bundle('older'))
    city.time.now += 2 * HOUR
    expect(await points('bundle-held')).toEqual([
      { hour, label: 'day', count: 12 },
      { hour, label: 'older', count: null },
    ])
    expect((await health()).alarms.map(({ code }) => code)).toEqual(['gates-behind'])
    expect(city.logged.join()).not.toContain('older')
  })

  test('is not counted where nobody says, and said in no other words', async () => {
    expect((await city.app.request('/bundle')).status).toBe(200)
    expect((await bundle('gate-7')).status).toBe(400)
    await city.health.counts.flush()
    expect(await rows()).toEqual([])
  })

  test('is of all processes together', async () => {
    const other = await startTestCity({ shared: city })
    for (const { health } of [city, other]) {
      await times(6, () => health.counts.add('refreshed', PERSON_ENTRY.id))
      await health.counts.flush()
    }
    city.time.now += 2 * HOUR
    expect(await points('refreshed')).toMatchObject([{ count: 12 }])
    await other.close()
  })

  test('is kept for the next time when it cannot be written', async () => {
    const { add } = city.health.counted
    city.health.counts.add('refreshed', 'a')
    city.health.counts.add('refreshed', 'b')
    Object.assign(city.health.counted, { add: () => Promise.reject(new Error('down')) })
    await expect(city.health.counts.flush()).rejects.toThrow('down')
    Object.assign(city.health.counted, { add })
    await city.health.counts.flush()
    expect((await rows()).map(({ label, count }) => [label, count])).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })

  test('is gone after 14 days', async () => {
    await times(20, () => bundle('hour'))
    await city.health.counts.flush()
    city.time.now += 14 * 24 * HOUR
    expect(await points('bundle-held')).toHaveLength(1)
    city.time.now += 2 * HOUR
    await city.health.counts.flush()
    expect(await rows()).toEqual([])
  })
})
