import {
  AuthorizationResponseError,
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  type CustomFetchOptions,
  calculatePKCECodeChallenge,
  customFetch,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi'
import { AccessError } from '../error.ts'
import type { Fetcher } from '../net/fetcher.ts'
import type { AppConfig } from '../trust/app-config.ts'

/** Where, and as which client, an app signs people in. */
export type IdentityProvider = NonNullable<AppConfig['identityProvider']>

/** A sign-in that has begun, kept in the tab until the provider sends the person back. */
export interface PendingSignIn {
  readonly verifier: string
  readonly state: string
  readonly redirectUri: string
}

/** What a sign-in gives. */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string | null
}

/**
 * Begins a sign-in: code flow with PKCE (RFC 7636), state, and the city as the resource that the token is for (RFC 8707).
 *
 * @returns where to send the person
 * @throws AccessError `sign-in-down`; what the network throws
 */
export async function beginSignIn(
  options: { readonly provider: IdentityProvider; readonly redirectUri: string; readonly language: string },
  network: Fetcher,
): Promise<{ readonly url: string; readonly pending: PendingSignIn }> {
  const { provider, redirectUri, language } = options
  const server = await discover(provider, network)
  const verifier = generateRandomCodeVerifier()
  const state = generateRandomState()
  const url = new URL(server.authorization_endpoint ?? '')
  const parameters = {
    client_id: provider.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: provider.scope,
    resource: provider.resource,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ui_locales: language,
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { url: url.href, pending: { verifier, state, redirectUri } }
}

/**
 * Completes a sign-in from the address that the provider sent the person back to.
 *
 * @throws AccessError `sign-in-refused`, `sign-in-expired`, `sign-in-down`; what the network throws
 */
export async function completeSignIn(
  options: { readonly provider: IdentityProvider; readonly pending: PendingSignIn; readonly callback: URL },
  network: Fetcher,
): Promise<Tokens> {
  const { provider, pending, callback } = options
  const { verifier, state, redirectUri } = pending
  const server = await discover(provider, network)
  const client = clientOf(provider)
  return told(async () => {
    const parameters = validateAuthResponse(server, client, callback, state)
    const response = await authorizationCodeGrantRequest(server, client, None(), parameters, redirectUri, verifier, {
      ...through(provider, network),
      additionalParameters: { resource: provider.resource },
    })
    return tokensOf(await processAuthorizationCodeResponse(server, client, response))
  })
}

/**
 * A new access token without the person. Providers may exchange the refresh token as well: keep what is returned.
 *
 * @throws as {@link completeSignIn}; `sign-in-expired` when they have to sign in again
 */
export async function renewTokens(provider: IdentityProvider, refreshToken: string, network: Fetcher): Promise<Tokens> {
  const server = await discover(provider, network)
  const client = clientOf(provider)
  return told(async () => {
    const response = await refreshTokenGrantRequest(server, client, None(), refreshToken, {
      ...through(provider, network),
      additionalParameters: { resource: provider.resource },
    })
    const tokens = tokensOf(await processRefreshTokenResponse(server, client, response))
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken }
  })
}

async function discover(provider: IdentityProvider, network: Fetcher): Promise<AuthorizationServer> {
  return told(async () => {
    const issuer = new URL(provider.issuer)
    return processDiscoveryResponse(issuer, await discoveryRequest(issuer, through(provider, network)))
  })
}

/** Plain HTTP is spoken with this machine only, as in the demo. */
function through(provider: IdentityProvider, network: Fetcher) {
  const { protocol, hostname } = new URL(provider.issuer)
  const local = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1')
  return {
    [customFetch]: (url: string, { signal: _, ...init }: CustomFetchOptions<string, URLSearchParams | undefined>) =>
      markFailure(network(url, init as RequestInit)),
    [allowInsecureRequests]: local,
  }
}

function clientOf(provider: IdentityProvider): Client {
  return { client_id: provider.clientId }
}

function tokensOf({ access_token, refresh_token }: TokenEndpointResponse): Tokens {
  return { accessToken: access_token, refreshToken: refresh_token ?? null }
}

/** What the network threw, to be told from what the provider answered. */
const FAILURES = new WeakSet<Error>()

async function markFailure(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Error) FAILURES.add(error)
    throw error
  }
}

/** OAuth's refusals as errors of an app: RFC 6749, sections 4.1.2.1 and 5.2. */
async function told<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt()
  } catch (cause) {
    if (cause instanceof Error && FAILURES.has(cause)) throw cause
    if (cause instanceof AuthorizationResponseError) {
      throw new AccessError('sign-in-refused', `the identity provider says ${cause.error}`, { cause })
    }
    if (cause instanceof ResponseBodyError && cause.error === 'invalid_grant') {
      throw new AccessError('sign-in-expired', 'the sign-in is no longer valid', { cause })
    }
    throw new AccessError('sign-in-down', 'the identity provider answers in a way that cannot be used', { cause })
  }
}
