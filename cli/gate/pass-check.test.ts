import { type Service, serviceId, slotAt, type TrustBundle } from '@hefu/standard'
import { ADULT, CHILD, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { type HeldCredential, makePass } from '@hefu/wallet'
import { beforeAll, expect, test } from 'vitest'
import { gateForReports } from './pass-check.ts'

const DAY = 86_400
const SLOT = 30

let city: SyntheticCity
let service: Service
let adult: HeldCredential
let child: HeldCredential

beforeAll(async () => {
  city = await syntheticCity('reports')
  service = { ...city.services.metro, id: serviceId('reports.synthetic'), scope: 'day' }
  adult = city.issue(ADULT)
  child = city.issue(CHILD)
})

/** The city's register with these services, and its check at a time that is set. */
function checkOf(services: readonly Service[], time = { now: city.now }) {
  const bundle = (): TrustBundle => ({ ...city.bundle, services, issuedAt: time.now })
  const check = gateForReports({ service: service.id, bundle, clock: () => time.now, random: city.random })
  const pass = (credential: HeldCredential, of: Service = service): string =>
    makePass({ credential, service: of, bundle: { ...bundle(), services: [of] }, slot: slotAt(time.now) }, city.random)
  return { check, pass }
}

const hex = (verdict: object): string =>
  'pseudonym' in verdict ? Buffer.from(verdict.pseudonym as Uint8Array).toString('hex') : 'none'

test('one person has one pseudonym that day and another the next, and two persons have two', async () => {
  const time = { now: city.now }
  const { check, pass } = checkOf([service], time)
  expect(check.service()).toBe('reports.synthetic')
  const first = await check.check(pass(adult))
  time.now += SLOT
  const [second, other] = [await check.check(pass(adult)), await check.check(pass(child))]
  // The day ends at midnight in the city, eight hours before it does by UTC.
  expect(first).toMatchObject({ verdict: 'admitted', until: city.now + 4 * 3600 })
  expect([hex(second), hex(other) === hex(first)]).toEqual([hex(first), false])
  time.now += DAY
  expect(hex(await check.check(pass(adult)))).not.toBe(hex(first))
})

test('a pass is admitted once; one of another service, or what is none, never', async () => {
  const { check, pass } = checkOf([service])
  const shown = pass(adult)
  expect((await check.check(shown)).verdict).toBe('admitted')
  expect(await check.check(shown)).toEqual({ verdict: 'refused' })
  expect(await check.check(pass(adult, city.services.metro))).toEqual({ verdict: 'refused' })
  for (const text of ['', 'HF1:', '<script>', 'x'.repeat(5000)]) {
    expect(await check.check(text)).toEqual({ verdict: 'refused' })
  }
})

test('nothing is asked for while the register has no service that fits, and it is as soon as there is one', async () => {
  const services: Service[] = []
  const { check, pass } = checkOf(services)
  expect([check.service(), await check.check(pass(adult))]).toEqual([null, { verdict: 'refused' }])
  for (const unfit of [{ scope: 'visit' }, { admission: 'once' }, { showing: 'answer' }] as const) {
    services.splice(0, 1, { ...service, ...unfit })
    expect(check.service()).toBeNull()
  }
  services.splice(0, 1, service)
  expect(check.service()).toBe('reports.synthetic')
})
