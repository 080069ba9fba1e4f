import { isKeyName } from '@hefu/log'
import { assertConsistent, type Issuer, type LocalText, type Service, StandardError } from '@hefu/standard'
import { CityError } from './error.ts'
import { ISSUED_TYPES } from './issuance/map-claims.ts'

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

/** @throws CityError `invalid-config`, naming everything that does not fit */
export function assertConfig(config: CityConfig): void {
  const { publicUrl, identityProvider, replacementsPerEpoch, rateLimit, allowedOrigins, services } = config
  const problems = [
    !isKeyName(config.origin) && 'origin is a name without white space or plus sign',
    !(isUrl(publicUrl) && !publicUrl.endsWith('/')) && 'publicUrl is a URL without slash, query or fragment at its end',
    !isUrl(identityProvider.issuer) && 'identityProvider.issuer is a URL',
    identityProvider.audience === '' && 'identityProvider.audience is not empty',
    !isWholeUpTo(replacementsPerEpoch, 0, 100) && 'replacementsPerEpoch is 0 to 100',
    !isWholeUpTo(rateLimit.requestsPerMinute, 1, 1e9) && 'rateLimit.requestsPerMinute is a whole number above 0',
    !isWholeUpTo(rateLimit.trustedProxies ?? 0, 0, 10) && 'rateLimit.trustedProxies is 0 to 10',
    ...allowedOrigins.map((origin) => !isOrigin(origin) && `allowedOrigins: ${origin} is no web origin`),
    ...services.map((service, index) => problemOf(service, config, services.slice(0, index))),
  ].filter((problem) => problem !== false)
  if (problems.length > 0) throw new CityError('invalid-config', problems.join('; '))
}

function problemOf(service: Service, { issuer }: CityConfig, before: readonly Service[]): string | false {
  const type = ISSUED_TYPES.find((issued) => issued.type.id === service.type)?.type
  if (!type) return `${service.id}: this city does not issue ${service.type}`
  if (service.issuer !== issuer.id) return `${service.id}: this city does not issue as ${service.issuer}`
  if (before.some(({ id }) => id === service.id)) return `${service.id} is there twice`
  const indexes = [...service.required, ...service.optional]
  if (indexes.some((index) => !type.attributes[index])) return `${service.id}: ${type.id} has no such attribute`
  const keyIds = service.requestKeys.map(({ id }) => id)
  if (new Set(keyIds).size !== keyIds.length) return `${service.id}: two request keys have one id`
  try {
    assertConsistent(service)
    return false
  } catch (error) {
    if (error instanceof StandardError) return error.message
    throw error
  }
}

function isUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, search, hash, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && [search, hash, username, password].join('') === '' && !/[?#]$/.test(text)
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

function isWholeUpTo(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && least <= number && number <= most
}
