import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import type { IdentityProviderConfig } from '../config.ts'
import { CityError } from '../error.ts'
import { type OfficerAccounts, readOfficerAccount } from '../officers/officer-account.ts'
import type { Person } from './issuance-ports.ts'
import { readPersonClaims } from './person-claims.ts'

/** Tells whom an access token stands for. */
export interface AccessTokens {
  /**
   * The person of a token; null for one that is expired, altered, for another audience or of another provider.
   *
   * @throws CityError `identity-provider` when the provider's keys or its claims cannot be had
   */
  personOf(token: string): Promise<Person | null>
}

/** What the city reads of a provider's discovery document (OpenID Connect Discovery 1.0, section 3). */
const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url(), userinfo_endpoint: z.url().optional() })
type Discovery = z.infer<typeof Discovery>

const Userinfo = z.looseObject({ sub: z.string() })

const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'PS256', 'RS256']
/** Without these a token would be nobody's, or good for ever (RFC 9068, section 2.2). */
const REQUIRED_CLAIMS = ['sub', 'exp']
/** Seconds by which the provider's clock may differ from this machine's. */
const CLOCK_TOLERANCE = 5
const TIMEOUT_MS = 5000
/** Longest JWT that is looked at. */
const MAX_TOKEN = 8192

/**
 * Access tokens as RFC 9068 describes them, of one OpenID Connect provider. Its keys are fetched when a token first asks for them, kept, and
 * fetched anew when a token names one that is not known.
 */
export function providerAccessTokens(config: IdentityProviderConfig): AccessTokens & OfficerAccounts {
  let discovered: Promise<ProviderKeys> | undefined

  async function provider(): Promise<ProviderKeys> {
    discovered ??= discover(config)
    const asked = discovered
    try {
      return await asked
    } catch (error) {
      if (discovered === asked) discovered = undefined
      throw error
    }
  }

  /** What the provider says of whom a token stands for; null for one that is not good. */
  async function claimsOf(token: string): Promise<ProvenClaims | null> {
    if (token.length > MAX_TOKEN) return null
    const { keys, userinfo } = await provider()
    const payload = await verify(token, keys, config)
    if (!payload || typeof payload.sub !== 'string' || payload.sub === '') return null
    const claims = config.claims === 'token' ? payload : await fetchClaims(userinfo, token, payload.sub)
    return claims && { subject: payload.sub, claims }
  }

  return {
    async personOf(token) {
      const proven = await claimsOf(token)
      if (!proven) return null
      return {
        subject: { issuer: config.issuer, subject: proven.subject },
        claims: readPersonClaims(proven.claims),
      }
    },
    async officerOf(token) {
      const proven = await claimsOf(token)
      return proven && readOfficerAccount(proven.claims)
    },
  }
}

interface ProvenClaims {
  readonly subject: string
  readonly claims: Readonly<Record<string, unknown>>
}

interface ProviderKeys {
  readonly keys: ReturnType<typeof createRemoteJWKSet>
  readonly userinfo: string | undefined
}

async function discover({ issuer }: IdentityProviderConfig): Promise<ProviderKeys> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const document = Discovery.safeParse(await jsonOf(await fetchFrom(url), url))
  if (!document.success || document.data.issuer !== issuer) {
    throw new CityError('identity-provider', `${url} does not describe ${issuer}`)
  }
  return keysOf(document.data)
}

function keysOf({ jwks_uri, userinfo_endpoint }: Discovery): ProviderKeys {
  return {
    keys: createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: TIMEOUT_MS, cooldownDuration: 10_000 }),
    userinfo: userinfo_endpoint,
  }
}

async function verify(
  token: string,
  keys: ProviderKeys['keys'],
  { issuer, audience }: IdentityProviderConfig,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      typ: 'at+jwt',
      algorithms: ALGORITHMS,
      requiredClaims: REQUIRED_CLAIMS,
      clockTolerance: CLOCK_TOLERANCE,
    })
    return payload
  } catch (cause) {
    if (isOfToken(cause)) return null
    throw new CityError('identity-provider', 'the keys of the identity provider cannot be had', { cause })
  }
}

/** Whether the token is at fault, and not the way to the provider's keys. */
function isOfToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false
  return !(
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC'
  )
}

/** The claims of the userinfo endpoint; null when the provider takes the token no longer. */
async function fetchClaims(
  endpoint: string | undefined,
  token: string,
  subject: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  if (!endpoint) throw new CityError('identity-provider', 'the identity provider has no userinfo endpoint')
  const response = await fetchFrom(endpoint, { authorization: `Bearer ${token}` })
  if (response.status === 401 || response.status === 403) return null
  const claims = Userinfo.safeParse(await jsonOf(response, endpoint))
  // OpenID Connect Core, section 5.3.2: claims of another subject must not be used.
  if (!claims.success || claims.data.sub !== subject) {
    throw new CityError('identity-provider', 'userinfo answered about somebody else')
  }
  return claims.data
}

async function fetchFrom(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  try {
    return await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (cause) {
    throw new CityError('identity-provider', `no answer from ${url}`, { cause })
  }
}

/** What is wrong with an answer is told without its text, which may be about a person. */
async function jsonOf(response: Response, url: string): Promise<unknown> {
  if (!response.ok) throw new CityError('identity-provider', `${url} answered ${response.status}`)
  try {
    return await response.json()
  } catch {
    throw new CityError('identity-provider', `${url} did not answer with JSON`)
  }
}
