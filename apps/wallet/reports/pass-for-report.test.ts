import { serviceId, type TrustBundle } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, expect, test } from 'vitest'
import { passForReport, reportService } from './pass-for-report.ts'

let city: SyntheticCity
const named = (change: object): TrustBundle => {
  const [service] = city.bundle.services
  if (!service) throw new Error('there is a service')
  const reports = { ...service, id: serviceId('city.reports'), required: [], optional: [], showing: 'open', ...change }
  return { ...city.bundle, services: [reports as TrustBundle['services'][number]] }
}

beforeAll(async () => {
  city = await syntheticCity('pass for a report')
})

test('a pass goes with a report for a service that learns nothing and forgets its holder by tomorrow', () => {
  for (const scope of ['visit', 'day']) {
    expect(reportService('city.reports', { bundle: named({ scope }), now: city.now })?.id).toBe('city.reports')
  }
})

test.each([{ scope: 'account' }, { scope: 'month' }, { scope: 'day', required: [0] }])(
  'and never for one that would know more, whatever the city names: %o',
  (change) => {
    expect(reportService('city.reports', { bundle: named(change), now: city.now })).toBeNull()
  },
)

test('nor for one that is not registered, nor while there is no register', () => {
  expect(reportService('nobody', { bundle: city.bundle, now: city.now })).toBeNull()
  expect(reportService('city.reports', { bundle: null, now: city.now })).toBeNull()
})

test('without a card there is none', () => {
  const bundle = named({ scope: 'day' })
  const service = reportService('city.reports', { bundle, now: city.now })
  if (!service) throw new Error('the service is there')
  expect(passForReport(service, { credentials: [], bundle, now: city.now }, city.random)).toBeNull()
})
