import { isKeyName } from '@hefu/log'
import type { RateLimitConfig } from '@hefu/server'
import { type IssuerId, isServerOrigin, type ServiceId } from '@hefu/standard'
import { CityError } from './error.ts'

/** How a city's team runs its server. What the city is, and who may do what, is not here: the register says it. */
export interface CityConfig {
  /** The name of the log, such as `demo.hefu.example`: it never changes. */
  readonly origin: string
  /** Where residents reach this server, without a slash at the end: the credential issuer identifier of OpenID4VCI. */
  readonly publicUrl: string
  /** Where the codes of organisations and things lead: a scheme and a host; by default `publicUrl`, where codes may lead there. */
  readonly labelOrigin?: string
  /** As which of the register's issuers this server issues. */
  readonly issuer: IssuerId
  /** Who cosigns the log's checkpoints; wallets and gates pin the same. */
  readonly witnesses: readonly WitnessConfig[]
  /** How many of them have to, before a checkpoint is published. */
  readonly quorum: number
  /** Where the log's head is kept beside the database, on another disk where there is one; by default in the data folder. */
  readonly headFile?: string
  readonly identityProvider: IdentityProviderConfig
  /** Web origins that may call this server: wallet and gate. */
  readonly allowedOrigins: readonly string[]
  /** The web origin of the officers' console; without one this server has no routes for it. */
  readonly consoleOrigin?: string
  /** The web origin of the page at which organisations sign in; without one only pages of this server itself may speak for them. */
  readonly organisationOrigin?: string
  /** Where the public register's site is, without a slash at the end; feeds of notices lead there. */
  readonly registerUrl?: string
  /** As which service of the register this server asks for a pass when reports of faults flood in; without one a flood is refused. */
  readonly reportService?: ServiceId
  /** The key file of an officer as whom this server proposes issuer keys; without one it proposes nothing by itself. */
  readonly keyProposer?: string
  /** Issuances beyond the first that one person may have of one type in one epoch: a lost phone, a lost answer. */
  readonly replacementsPerEpoch: number
  readonly rateLimit: RateLimitConfig
}

/** A witness of the log. */
export interface WitnessConfig {
  /** Its submission prefix (C2SP tlog-witness), without a slash at the end. */
  readonly url: string
  /** Its verifier key, of the kind `cosignature/v1`. */
  readonly key: string
}

/** Whose access tokens are accepted, and where the claims about a person are read. */
export interface IdentityProviderConfig {
  /** OpenID Connect issuer identifier. */
  readonly issuer: string
  /** The audience that a token must name. */
  readonly audience: string
  readonly claims: 'token' | 'userinfo'
}

/** @throws CityError `invalid-config`, naming everything that does not fit */
export function assertConfig(config: CityConfig): void {
  const {
    publicUrl,
    labelOrigin,
    identityProvider,
    replacementsPerEpoch,
    rateLimit,
    allowedOrigins,
    consoleOrigin,
    organisationOrigin,
    registerUrl,
    witnesses,
    quorum,
  } = config
  const problems = [
    !isKeyName(config.origin) && 'origin is a name without white space or plus sign',
    !(isUrl(publicUrl) && !publicUrl.endsWith('/')) && 'publicUrl is a URL without slash, query or fragment at its end',
    labelOrigin !== undefined && !isServerOrigin(labelOrigin) && 'labelOrigin is https:// and a host without a port',
    !isUrl(identityProvider.issuer) && 'identityProvider.issuer is a URL',
    identityProvider.audience === '' && 'identityProvider.audience is not empty',
    !isWholeUpTo(replacementsPerEpoch, 0, 100) && 'replacementsPerEpoch is 0 to 100',
    !isWholeUpTo(rateLimit.requestsPerMinute, 1, 1e9) && 'rateLimit.requestsPerMinute is a whole number above 0',
    !isWholeUpTo(rateLimit.trustedProxies ?? 0, 0, 10) && 'rateLimit.trustedProxies is 0 to 10',
    ...allowedOrigins.map((origin) => !isOrigin(origin) && `allowedOrigins: ${origin} is no web origin`),
    consoleOrigin !== undefined && !isOrigin(consoleOrigin) && `consoleOrigin: ${consoleOrigin} is no web origin`,
    organisationOrigin !== undefined &&
      !isOrigin(organisationOrigin) &&
      `organisationOrigin: ${organisationOrigin} is no web origin`,
    registerUrl !== undefined &&
      !(isUrl(registerUrl) && !registerUrl.endsWith('/')) &&
      'registerUrl is a URL without slash, query or fragment at its end',
    ...witnesses.map(({ url }) => !(isUrl(url) && !url.endsWith('/')) && `witnesses: ${url} is no URL`),
    new Set(witnesses.map(({ key }) => key)).size !== witnesses.length && 'witnesses: a key is there twice',
    // Before its witnesses are known, a city has keys to give them; it does not start without one.
    !isWholeUpTo(quorum, Math.min(1, witnesses.length), witnesses.length) &&
      'quorum is 1 to the number of witnesses, and 0 without any',
  ].filter((problem) => problem !== false)
  if (problems.length > 0) throw new CityError('invalid-config', problems.join('; '))
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
