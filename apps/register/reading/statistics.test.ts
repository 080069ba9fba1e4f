import { readActs } from '@hefu/app-browser/register'
import { PERSON_ENTRY, type ProvenRegister, serviceId } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { actsByKind, actsByMonth, endsByReason, servicesByType, servicesNow, whatServicesAsk } from './statistics.ts'

const DAY = 86_400
const OFFSET = 480

let city: SyntheticCity

beforeEach(async () => {
  city = await syntheticCity('statistics')
})

const register = (): Promise<ProvenRegister> => city.register.prove()
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

describe('the statistics of acts', () => {
  test('count every act once, by kind and by month', async () => {
    const acts = readActs(await register())
    expect(sum(actsByKind(acts).map(([, number]) => number))).toBe(acts.length)
    expect(sum(actsByMonth(acts, city.now, OFFSET).map(({ acts: number }) => number))).toBe(acts.length)
    expect(actsByKind(acts)[0]?.[1]).toBe(Math.max(...actsByKind(acts).map(([, number]) => number)))
  })

  test('have the months without an act too, by the clock of the city', async () => {
    const founded = readActs(await register())
    const march = Date.UTC(2027, 2, 1) / 1000 - OFFSET * 60
    city.register.now = march
    await city.register.decide({ kind: 'notice-period', days: 3 })
    const acts = readActs(await register())
    const months = actsByMonth(acts, march + 40 * DAY, OFFSET)
    expect(months.at(-1)?.acts).toBe(0)
    expect(months.at(-2)).toEqual({ begin: march, acts: 1 })
    expect(months[0]?.acts).toBe(founded.length)
    expect(months.slice(1, -2).every(({ acts: number }) => number === 0)).toBe(true)
    expect(months.length).toBeGreaterThan(4)
  })

  test('are nothing of no acts', () => {
    expect(actsByKind([])).toEqual([])
    expect(actsByMonth([], city.now, OFFSET)).toEqual([])
  })
})

describe('the statistics of services', () => {
  test('count what may ask now, once each however often it was changed', async () => {
    const { pool } = city.services
    const before = servicesNow((await register()).state, city.now)
    await city.register.decide({ kind: 'service', service: { ...pool, contact: 'elsewhere@synthetic.example' } })
    const ended = { ...pool, id: serviceId('sports.ended'), endsAt: city.now + DAY }
    await city.register.decide({ kind: 'service', service: ended })
    const { state } = await register()
    expect(servicesNow(state, city.now)).toHaveLength(before.length + 1)
    const later = servicesNow(state, city.now + 2 * DAY)
    expect(later).toHaveLength(before.length)
    expect(sum(servicesByType(later).map(([, number]) => number))).toBe(later.length)
  })

  test('count for each entry of a card the services that ask for it', () => {
    const { hotel, pool, metro } = city.services
    const services = [{ ...hotel, required: [0, 1], optional: [2] }, { ...hotel, required: [0], optional: [] }, metro]
    const { asked, nothing } = whatServicesAsk(services)
    expect(asked).toEqual([
      { type: hotel.type, index: 0, services: 2 },
      { type: hotel.type, index: 1, services: 1 },
      { type: hotel.type, index: 2, services: 1 },
    ])
    expect(nothing).toBe(1)
    // The same place in another kind of card is another entry.
    const [first] = whatServicesAsk([
      { ...pool, required: [0] },
      { ...hotel, required: [0] },
    ]).asked
    expect(first?.services).toBe(1)
  })
})

test('early ends and those taken back are counted by reason', async () => {
  const about = { type: PERSON_ENTRY.id, reason: 'holder-asked' } as const
  for (const reason of ['holder-asked', 'holder-asked', 'holder-died'] as const) {
    await city.register.decide({ kind: 'early-end', type: PERSON_ENTRY.id, reason })
  }
  await city.register.decide({ kind: 'early-end-lifted', ...about })
  const { earlyEnds, earlyEndsLifted } = (await register()).state
  expect(endsByReason(earlyEnds)).toEqual([
    ['holder-asked', 2],
    ['holder-died', 1],
  ])
  expect(endsByReason(earlyEndsLifted)).toEqual([['holder-asked', 1]])
})
