import type { CityConfig } from '@hefu/city'
import type { Service } from '@hefu/standard'
import { CITY_ISSUER } from './services/service-ids.ts'

/** The demo city keeps the time of UTC+8. */
export const UTC_OFFSET_MINUTES = 480

/** The configuration of the demo city. */
export function demoCityConfig(options: {
  readonly cityUrl: string
  readonly walletUrl: string
  readonly gateUrl: string
  readonly identityProviderUrl: string
  readonly services: readonly Service[]
}): CityConfig {
  const { cityUrl, walletUrl, gateUrl, identityProviderUrl, services } = options
  const name = { 'zh-CN': '演示市', en: 'Demo City' }
  return {
    origin: 'demo.hefu.example',
    name,
    publicUrl: cityUrl,
    utcOffsetMinutes: UTC_OFFSET_MINUTES,
    issuer: { id: CITY_ISSUER, name },
    services,
    identityProvider: { issuer: identityProviderUrl, audience: cityUrl, claims: 'token' },
    allowedOrigins: [walletUrl, gateUrl],
    // Whoever tries things out deletes the wallet and begins again, many times in a week.
    replacementsPerEpoch: 50,
    // Everybody in a demo, tests and benchmarks included, has the address 127.0.0.1.
    rateLimit: { requestsPerMinute: 100_000 },
  }
}
