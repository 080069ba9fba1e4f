import type { Issuer, LocalText, Service } from '@hefu/standard'
import { assertConsistent } from '@hefu/standard'
import { CityError } from './error.ts'

/** What a city's team decides; everything else follows from the standard. */
export interface CityConfig {
  /** Name of the key that signs the trust bundle, such as `demo.hefu.example`. */
  readonly origin: string
  readonly name: LocalText
  /** Where residents reach this server, without a slash at the end: the credential issuer identifier of OpenID4VCI. */
  readonly publicUrl: string
  /** Minutes by which the city's clocks are ahead of UTC. */
  readonly utcOffsetMinutes: number
  readonly issuer: Issuer
  /** Register entries that the bundle carries. */
  readonly services: readonly Service[]
  readonly identityProvider: IdentityProviderConfig
  /** Web origins that may call this server: wallet and gate. */
  readonly allowedOrigins: readonly string[]
  /** Issuances beyond the first that one person may have of one type in one epoch: a lost phone, a lost answer. */
  readonly replacementsPerEpoch: number
  readonly rateLimit: RateLimitConfig
}

/** Whose access tokens are accepted, and where the claims about a person are read. */
export interface IdentityProviderConfig {
  /** OpenID Connect issuer identifier. */
  readonly issuer: string
  /** The audience that a token must name. */
  readonly audience: string
  readonly claims: 'token' | 'userinfo'
}

/** How much one client address may ask; counted in memory only, never logged. */
export interface RateLimitConfig {
  readonly requestsPerMinute: number
  /** Reverse proxies before this server whose `X-Forwarded-For` entry is relied on; 0 by default. */
  readonly trustedProxies?: number
}

/** @throws CityError `invalid-config`; StandardError `invalid-register` */
export function assertConfig(config: CityConfig): void {
  const problems = [
    !isBareUrl(config.publicUrl) && 'publicUrl is a URL without slash, query or fragment at its end',
    !isBareUrl(config.identityProvider.issuer) && 'identityProvider.issuer is a URL',
    !Number.isInteger(config.replacementsPerEpoch) && 'replacementsPerEpoch is a whole number',
    (config.replacementsPerEpoch < 0 || config.replacementsPerEpoch > 100) && 'replacementsPerEpoch is 0 to 100',
    !(config.rateLimit.requestsPerMinute > 0) && 'rateLimit.requestsPerMinute is above 0',
    config.allowedOrigins.some((origin) => !isOrigin(origin)) && 'allowedOrigins are web origins',
  ].filter((problem) => problem !== false)
  if (problems.length > 0) throw new CityError('invalid-config', problems.join('; '))
  for (const service of config.services) assertConsistent(service)
}

function isBareUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && !url.href.includes('@')
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}
