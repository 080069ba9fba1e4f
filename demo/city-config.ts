import type { CityConfig, WitnessConfig } from '@hefu/city'
import type { LocalText } from '@hefu/standard'
import { CITY_ISSUER, FAULT_REPORTS } from './services/service-ids.ts'

/** The name of the demo city's log. */
export const ORIGIN = 'demo.hefu.example'
export const CITY_NAME: LocalText = { 'zh-CN': '演示市', en: 'Demo City' }

/** The demo city keeps the time of UTC+8. */
export const UTC_OFFSET_MINUTES = 480

/** The configuration of the demo city. */
export function demoCityConfig(options: {
  readonly cityUrl: string
  readonly walletUrl: string
  readonly gateUrl: string
  readonly registerUrl: string
  readonly consoleUrl: string
  readonly organisationUrl: string
  readonly identityProviderUrl: string
  readonly witnesses: readonly WitnessConfig[]
}): CityConfig {
  const { cityUrl, walletUrl, gateUrl, registerUrl, consoleUrl, organisationUrl, identityProviderUrl, witnesses } =
    options
  return {
    origin: ORIGIN,
    publicUrl: cityUrl,
    issuer: CITY_ISSUER,
    witnesses,
    quorum: witnesses.length,
    identityProvider: { issuer: identityProviderUrl, audience: cityUrl, claims: 'token' },
    allowedOrigins: [walletUrl, gateUrl],
    consoleOrigin: consoleUrl,
    organisationOrigin: organisationUrl,
    registerUrl,
    reportService: FAULT_REPORTS,
    // Whoever tries things out deletes the wallet and begins again, many times in a week.
    replacementsPerEpoch: 50,
    // Everybody in a demo, tests and benchmarks included, has the address 127.0.0.1.
    rateLimit: { requestsPerMinute: 100_000 },
  }
}
