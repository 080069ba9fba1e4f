import type { AppConfig } from '@hefu/app-browser'
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
import { AppError } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'

/** Where and as whom the wallet signs in. */
export type IdentityProvider = NonNullable<AppConfig['identityProvider']>

/** A sign-in that has begun, kept in the tab until the provider sends its holder back. */
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
 * @returns where to send the holder
 * @throws AppError as {@link QuietNetwork.fetch}, or `sign-in-down`
 */
export async function beginSignIn(
  options: { readonly provider: IdentityProvider; readonly redirectUri: string; readonly language: string },
  network: QuietNetwork,
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
 * Completes a sign-in from the address that the provider sent its holder back to.
 *
 * @throws AppError as {@link QuietNetwork.fetch}, or `sign-in-refused`, `sign-in-expired`, `sign-in-down`
 */
export async function completeSignIn(
  options: { readonly provider: IdentityProvider; readonly pending: PendingSignIn; readonly callback: URL },
  network: QuietNetwork,
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
 * A new access token without the holder. Providers may exchange the refresh token as well: keep what is returned.
 *
 * @throws AppError as {@link completeSignIn}; `sign-in-expired` when the holder has to sign in again
 */
export async function renewTokens(
  provider: IdentityProvider,
  refreshToken: string,
  network: QuietNetwork,
): Promise<Tokens> {
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

async function discover(provider: IdentityProvider, network: QuietNetwork): Promise<AuthorizationServer> {
  return told(async () => {
    const issuer = new URL(provider.issuer)
    return processDiscoveryResponse(issuer, await discoveryRequest(issuer, through(provider, network)))
  })
}

/** Plain HTTP is spoken with this machine only, as in the demo. */
function through(provider: IdentityProvider, network: QuietNetwork) {
  const { protocol, hostname } = new URL(provider.issuer)
  const local = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1')
  return {
    [customFetch]: (url: string, { signal: _, ...init }: CustomFetchOptions<string, URLSearchParams | undefined>) =>
      network.fetch(url, init as RequestInit),
    [allowInsecureRequests]: local,
  }
}

function clientOf(provider: IdentityProvider): Client {
  return { client_id: provider.clientId }
}

function tokensOf({ access_token, refresh_token }: TokenEndpointResponse): Tokens {
  return { accessToken: access_token, refreshToken: refresh_token ?? null }
}

/** OAuth's refusals as this app's errors: RFC 6749, sections 4.1.2.1 and 5.2. */
async function told<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    if (cause instanceof AuthorizationResponseError) {
      throw new AppError('sign-in-refused', `the identity provider says ${cause.error}`, { cause })
    }
    if (cause instanceof ResponseBodyError && cause.error === 'invalid_grant') {
      throw new AppError('sign-in-expired', 'the sign-in is no longer valid', { cause })
    }
    throw new AppError('sign-in-down', 'the identity provider answers in a way that cannot be used', { cause })
  }
}
