import { serviceRequestKey } from '@hefu/service-kit'
import { type TestCity, testCity, testEntries } from '@hefu/service-kit/test'
import { TRANSIT_PLAN } from '@hefu/transit'

export const PUBLIC_URL = 'http://localhost:1'
const YEAR = 365 * 86_400

/** A city that has registered a transit company: the same in the company's process and in that of the wallets. Its clock stands. */
export async function transitCity(dataDirectory: string): Promise<TestCity> {
  const city = await testCity([], 'transit bench')
  const requestKey = await serviceRequestKey({ name: 'transit', dataDirectory })
  const { now } = city.time
  const span = { validFrom: now - 7200, endsAt: now + YEAR }
  await city.decide(...testEntries(TRANSIT_PLAN, { publicUrl: PUBLIC_URL, requestKey, ...span }))
  return city
}
