import { readActs, type Service, serviceHistory, serviceId } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { registeredServices, standingOf } from '../reading/registered-services.ts'
import { changesInWords } from '../words/change-in-words.ts'
import { findServices } from './find-services.ts'

const DAY = 86_400
const BIRTH_DATE = 2

let city: SyntheticCity
let hotel: Service

beforeEach(async () => {
  city = await syntheticCity('history')
  hotel = { ...city.services.hotel, optional: [] }
  await city.register.decide({ kind: 'service', service: hotel })
  await city.register.decide({ kind: 'notice-period', days: 7 })
  city.register.now = city.now
})

async function changesOf(service: Service): Promise<readonly (readonly string[])[]> {
  overwriteGetLocale(() => 'en')
  const acts = readActs(await city.register.prove())
  return serviceHistory(acts, service.id).map((change) => changesInWords(change, 480))
}

test('the history of a service says in plain words what each act changed, the newest first', async () => {
  await city.register.decide({
    kind: 'service',
    service: { ...hotel, optional: [BIRTH_DATE], contact: 'x@test.example' },
  })
  expect(await changesOf(hotel)).toEqual([
    ['may also ask: Date of birth'],
    ['will no longer ask: Date of birth'],
    ['New'],
  ])
})

test('a change of nothing but the contact says so', async () => {
  await city.register.decide({ kind: 'service', service: { ...hotel, contact: 'x@test.example' } })
  expect((await changesOf(hotel))[0]).toEqual([expect.stringMatching(/^changes nothing about anybody's data/)])
})

test('every way to narrow is told', async () => {
  const narrower = { ...hotel, retentionDays: 1, scope: 'visit', endsAt: city.now + DAY } as const
  await city.register.decide({ kind: 'service', service: narrower })
  expect((await changesOf(hotel))[0]).toEqual([
    'will be kept for less long: 1 day',
    'will know you again for less long: No: each visit is like the first',
    'will end earlier: November 26, 2026',
  ])
})

test('a change that waits is announced beside what is in force, until its notice is over', async () => {
  await city.register.decide({ kind: 'service', service: { ...hotel, required: [0, BIRTH_DATE, 4] } })
  const register = await city.register.prove()
  const during = standingOf(registeredServices(register, city.now + DAY), hotel.id)
  expect(during).toMatchObject({ standing: 'in-force', shown: { required: [0, 4] } })
  expect(during?.next).toMatchObject({ required: [0, BIRTH_DATE, 4], validFrom: city.now + 7 * DAY })
  const after = standingOf(registeredServices(register, city.now + 7 * DAY), hotel.id)
  expect(after).toMatchObject({ standing: 'in-force', shown: { required: [0, BIRTH_DATE, 4] }, next: null })
})

test('a new service is announced and not in force, and one that has ended is neither', async () => {
  const stalls = serviceId('market.stalls')
  await city.register.decide({ kind: 'service', service: { ...city.services.pool, id: stalls } })
  await city.register.decide({ kind: 'service', service: { ...hotel, endsAt: city.now } })
  const services = registeredServices(await city.register.prove(), city.now + DAY)
  expect(standingOf(services, stalls)).toMatchObject({ standing: 'announced', next: null })
  expect(services.inForce.map(({ id }) => id)).not.toContain(stalls)
  expect(standingOf(services, hotel.id)).toMatchObject({ standing: 'ended' })
  expect(standingOf(services, serviceId('never.registered'))).toBeNull()
})

test('a service is found by its name in either language, and by what it asks', async () => {
  const { state } = await city.register.prove()
  const found = (text: string): string[] =>
    findServices(Object.values(city.services), state, text).map(({ name }) => name.en)
  expect(found('游泳')).toEqual(['Swimming pool'])
  expect(found('SWIMMING synthetic')).toEqual(['Swimming pool'])
  expect(found('residency')).toEqual(['Library'])
  expect(found('  ')).toHaveLength(5)
  expect(found('casino')).toEqual([])
})
