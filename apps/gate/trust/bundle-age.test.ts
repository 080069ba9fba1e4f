import { MAX_BUNDLE_AGE, type Service, type TrustBundle } from '@hefu/standard'
import { syntheticCity } from '@hefu/testing'
import { beforeAll, expect, test } from 'vitest'
import { closedBy, isDue, secondsToStop } from './bundle-age.ts'

const DAY = 86_400

let bundle: TrustBundle
let metro: Service

beforeAll(async () => {
  const city = await syntheticCity('bundle age')
  bundle = city.bundle
  metro = city.services.metro
})

test('a gate warns two days before its bundle is 7 days old, and stops then', () => {
  const { issuedAt } = bundle
  expect(secondsToStop(bundle, issuedAt + 5 * DAY)).toBeNull()
  expect(secondsToStop(bundle, issuedAt + 5 * DAY + 1)).toBe(2 * DAY - 1)
  expect(closedBy(bundle, metro, issuedAt + MAX_BUNDLE_AGE)).toBeNull()
  expect(closedBy(bundle, metro, issuedAt + MAX_BUNDLE_AGE + 1)).toBe('stale-bundle')
  expect(secondsToStop(bundle, issuedAt + 30 * DAY)).toBe(0)
})

test('a gate stops while its clock is behind its own bundle', () => {
  expect(closedBy(bundle, metro, bundle.issuedAt - 301)).toBe('gate-clock')
})

test('a gate stops when the registration of its service has ended', () => {
  const now = bundle.issuedAt + 1
  expect(closedBy(bundle, { ...metro, endsAt: now }, now)).toBe('service-not-in-force')
})

test('a bundle is fetched every hour, every minute when it is needed, and at once when there is none', () => {
  const { issuedAt } = bundle
  expect([isDue(bundle, issuedAt, issuedAt + 3599), isDue(bundle, issuedAt, issuedAt + 3600)]).toEqual([false, true])
  const late = issuedAt + 6 * DAY
  expect([isDue(bundle, late, late + 59), isDue(bundle, late, late + 60)]).toEqual([false, true])
  expect([isDue(null, 0, issuedAt), isDue(null, issuedAt, issuedAt + 59)]).toEqual([true, false])
})

test('a clock that was set back does not put the next fetch off', () => {
  expect(isDue(bundle, bundle.issuedAt + 30 * DAY, bundle.issuedAt)).toBe(true)
})
