import {
  epochPlus,
  epochStart,
  type IssuerKey,
  PERSON_ENTRY,
  type RegisterState,
  serviceId,
  toEpoch,
} from '@hefu/standard'
import { ISSUER, SYNTHETIC_NOW, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { caseAlarms, gateAlarms, keyAlarms, logAlarms, registerAlarms } from './alarms.ts'
import type { HourlyCount } from './count-store.ts'
import { keyCoverage } from './key-coverage.ts'
import { logHealth } from './log-health.ts'
import type { LogReading, WitnessReading } from './log-reading.ts'

const NOW = SYNTHETIC_NOW
const DAY = 86_400
const OFFSET = 480

let city: SyntheticCity
let register: RegisterState
beforeAll(async () => {
  city = await syntheticCity('alarms')
  register = (await city.register.prove()).state
})

describe('the log', () => {
  const witness = (name: string, more: Partial<WitnessReading> = {}): WitnessReading => ({
    name,
    size: 9,
    lastSeenAt: NOW - 60,
    outcome: 'cosigned',
    ...more,
  })
  const reading = (more: Partial<LogReading> = {}): LogReading => ({
    size: 9,
    published: 9,
    publishedAt: NOW - 60,
    unseenSince: null,
    quorum: 2,
    witnesses: ['a', 'b', 'c'].map((name) => witness(name)),
    ...more,
  })
  const judged = (read: LogReading) => ({
    health: logHealth(read, NOW),
    alarms: logAlarms(read, logHealth(read, NOW), NOW),
  })
  const states = (read: LogReading) => judged(read).health.witnesses.map(({ state }) => state)
  const silentSince = (seconds: number) =>
    reading({ witnesses: [witness('a'), witness('b'), witness('c', { lastSeenAt: NOW - seconds })] })

  test('in good order is no alarm', () => {
    const { health, alarms } = judged(reading())
    expect(alarms).toEqual([])
    expect(health).toMatchObject({ size: 9, published: 9, lagSeconds: 0 })
    expect(states(reading())).toEqual(['ok', 'ok', 'ok'])
  })

  test('a witness that has not cosigned for half an hour is silent; without it there may be enough', () => {
    expect(judged(silentSince(1800)).alarms).toEqual([])
    const alarm = { code: 'witness-silent', about: 'c', since: NOW - 1 }
    expect(judged(silentSince(1801)).alarms).toEqual([{ ...alarm, level: 'warning' }])
    expect(judged({ ...silentSince(1801), quorum: 3 }).alarms).toEqual([{ ...alarm, level: 'fault' }])
  })

  test('a witness that was never seen is silent', () => {
    const read = reading({ witnesses: [witness('a', { size: null, lastSeenAt: null, outcome: null })] })
    expect(states(read)).toEqual(['silent'])
    expect(judged(read).alarms).toMatchObject([{ code: 'witness-silent', level: 'fault', since: NOW }])
  })

  test.each(['refused', 'ahead'] as const)('a witness that answers %s is a fault at once', (outcome) => {
    const read = reading({ witnesses: [witness('a'), witness('b'), witness('c', { outcome })] })
    expect(states(read)).toEqual(['ok', 'ok', 'silent'])
    expect(judged(read).alarms).toMatchObject([{ code: 'witness-silent', level: 'fault', about: 'c' }])
  })

  test('a witness that has seen less than readers is behind, and no alarm yet', () => {
    const read = reading({ witnesses: [witness('a'), witness('b'), witness('c', { size: 8 })] })
    expect([states(read), judged(read).alarms]).toEqual([['ok', 'ok', 'behind'], []])
  })

  test('is behind when readers do not see an act for five minutes', () => {
    const unseen = (seconds: number) => reading({ size: 10, unseenSince: NOW - seconds })
    expect(judged(unseen(300)).alarms).toEqual([])
    expect(judged(unseen(301)).health.lagSeconds).toBe(301)
    expect(judged(unseen(301)).alarms).toEqual([{ code: 'log-behind', level: 'warning', about: null, since: NOW - 1 }])
  })

  test('is a fault when nobody has attested it for an hour: what wallets and gates have grows old', () => {
    expect(judged(reading({ publishedAt: NOW - 3600 })).alarms).toEqual([])
    const { alarms } = judged(reading({ publishedAt: NOW - 3601 }))
    expect(alarms).toEqual([{ code: 'log-behind', level: 'fault', about: null, since: NOW - 1 }])
  })
})

describe('the keys', () => {
  const type = PERSON_ENTRY.id
  const first = toEpoch(202640)
  const last = toEpoch(202652)
  const span = (firstEpoch: typeof first, lastEpoch: typeof first, byte: number): IssuerKey => ({
    issuer: ISSUER,
    type,
    publicKey: new Uint8Array(96).fill(byte),
    firstEpoch,
    lastEpoch,
  })
  const present = span(first, last, 1)
  const next = span(epochPlus(last, 1), epochPlus(last, 13), 2)
  const runsOut = epochStart(epochPlus(last, 1), OFFSET)
  const alarmsAt = (now: number, registered: readonly IssuerKey[], held = [present, next], state = register) => {
    const coverage = keyCoverage({ type, issuer: ISSUER }, toEpoch(202648), { held, registered })
    return keyAlarms([coverage], state, now)
  }

  test('are covered by what the register has, and then by what is held', () => {
    const coverage = (held: readonly IssuerKey[], registered: readonly IssuerKey[]) =>
      keyCoverage({ type, issuer: ISSUER }, toEpoch(202648), { held, registered })
    const weeks = ({ firstEpoch, lastEpoch }: IssuerKey) => ({ firstEpoch, lastEpoch })
    expect(coverage([present, next], [present])).toEqual({
      type,
      issuer: ISSUER,
      present: { ...weeks(present), registered: true },
      next: { ...weeks(next), registered: false },
    })
    expect(coverage([present], [])).toMatchObject({ present: { registered: false }, next: null })
    expect(coverage([], [])).toMatchObject({ present: null, next: null })
    expect(coverage([], [{ ...present, type: 'person.identity' as typeof type }])).toMatchObject({ present: null })
    // Held, ended early in the register: what is held says nothing against it.
    const ended = { ...present, lastEpoch: toEpoch(202641) }
    expect(coverage([present], [ended])).toMatchObject({ present: null })
  })

  test('are no alarm while the next one is in the register', () => {
    expect(alarmsAt(runsOut - DAY, [present, next])).toEqual([])
  })

  test('warn four weeks ahead, and are a fault in the last week in which wallets could fetch ahead', () => {
    const since = runsOut - 28 * DAY
    const alarm = { code: 'next-key-missing', about: type, since }
    expect(alarmsAt(since - 1, [present])).toEqual([])
    expect(alarmsAt(since, [present])).toEqual([{ ...alarm, level: 'warning' }])
    expect(alarmsAt(since, [present], [present])).toEqual([{ ...alarm, level: 'warning' }])
    expect(alarmsAt(runsOut - 8 * DAY - 1, [present])).toEqual([{ ...alarm, level: 'warning' }])
    expect(alarmsAt(runsOut - 8 * DAY, [present])).toEqual([{ ...alarm, level: 'fault' }])
  })

  test('are a fault when the register has none for this week', () => {
    expect(alarmsAt(NOW, [])).toEqual([{ code: 'next-key-missing', level: 'fault', about: type, since: NOW }])
  })

  test('are not asked for where the type ends before, or has ended', () => {
    const ending = (endsAt: number): RegisterState => {
      const known = register.types.get(type)
      if (!known) throw new Error('the synthetic city has the type')
      return { ...register, types: new Map([[type, { ...known, endsAt }]]) }
    }
    expect(alarmsAt(runsOut - DAY, [present], [], ending(runsOut))).toEqual([])
    expect(alarmsAt(runsOut - DAY, [present], [], ending(runsOut + 1))).toHaveLength(1)
    expect(alarmsAt(NOW, [], [], ending(NOW))).toEqual([])
  })
})

describe('the register', () => {
  const about = (state: RegisterState, now: number) =>
    registerAlarms(state, ISSUER, now).map(({ code, level, about: what, since }) => [code, level, what, since])

  test('warns a month before a service ends, and no more when it is renewed or has ended', () => {
    const { metro } = city.services
    const only: RegisterState = {
      ...register,
      types: new Map(),
      services: [{ act: 9, service: metro, effectiveFrom: 0 }],
    }
    const since = metro.endsAt - 30 * DAY
    expect(about(only, since - 1)).toEqual([])
    expect(about(only, since)).toEqual([['service-ends-soon', 'warning', serviceId(metro.id), since]])
    expect(about(only, metro.endsAt)).toEqual([])
    const renewed = { act: 10, service: { ...metro, endsAt: metro.endsAt + 90 * DAY }, effectiveFrom: 0 }
    expect(about({ ...only, services: [...only.services, renewed] }, since)).toEqual([])
  })

  test('warns two months before a type ends, and asks for the receipt afterwards until it is there', () => {
    const type = PERSON_ENTRY.id
    const known = register.types.get(type)
    if (!known) throw new Error('the synthetic city has the type')
    const only: RegisterState = { ...register, services: [], types: new Map([[type, known]]) }
    const { endsAt } = known
    expect(about(only, endsAt - 60 * DAY - 1)).toEqual([])
    expect(about(only, endsAt - 60 * DAY)).toEqual([['type-ends-soon', 'warning', type, endsAt - 60 * DAY]])
    expect(about(only, endsAt)).toEqual([['receipt-missing', 'warning', type, endsAt]])
    expect(about(only, endsAt + 30 * DAY + 1)).toEqual([['receipt-missing', 'fault', type, endsAt]])
    const destroyed = { ...known, destroyedBy: new Set([ISSUER]) }
    expect(about({ ...only, types: new Map([[type, destroyed]]) }, endsAt + 30 * DAY + 1)).toEqual([])
    expect(about({ ...only, keys: [] }, endsAt)).toEqual([])
  })
})

test('a case that is overdue is a fault since it was due', () => {
  expect(caseAlarms([{ id: 'random', dueAt: NOW - 5 }])).toEqual([
    { code: 'case-overdue', level: 'fault', about: 'random', since: NOW - 5 },
  ])
})

describe('gates', () => {
  const held = (label: string, count: number, hour = NOW): HourlyCount => ({ name: 'bundle-held', hour, label, count })

  test('are behind when more than one in ten asks with a bundle of more than a day', () => {
    expect(gateAlarms([held('hour', 90), held('week', 10)])).toEqual([])
    expect(gateAlarms([held('hour', 89, NOW - 7200), held('week', 6, NOW - 3600), held('older', 5)])).toEqual([
      { code: 'gates-behind', level: 'warning', about: null, since: NOW - 3600 },
    ])
  })

  test('are not judged by a few answers, nor by new ones', () => {
    expect(gateAlarms([held('older', 9)])).toEqual([])
    expect(gateAlarms([held('none', 500), held('hour', 10)])).toEqual([])
    expect(gateAlarms([{ name: 'denied', hour: NOW, label: 'week', count: 500 }])).toEqual([])
    expect(gateAlarms([])).toEqual([])
  })
})
