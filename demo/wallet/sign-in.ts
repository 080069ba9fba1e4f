import {
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  calculatePKCECodeChallenge,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi'
import { DemoError } from '../error.ts'
import { WALLET_CLIENT_ID, WALLET_SCOPE } from '../identity-provider/provider-configuration.ts'
import { cookieJar } from './cookie-jar.ts'

/** Where a wallet signs in. */
export interface SignInAt {
  readonly identityProviderUrl: string
  readonly walletUrl: string
  readonly cityUrl: string
}

/** What a sign-in gives a wallet. */
export interface Session {
  readonly accessToken: string
  readonly refreshToken: string
}

const CLIENT: Client = { client_id: WALLET_CLIENT_ID }
/** The demo speaks HTTP, within one machine. */
const LOCAL = { [allowInsecureRequests]: true } as const
const MAX_PAGES = 10

/**
 * Signs a resident in as a browser would: code flow with PKCE, through the identity provider's own pages.
 *
 * @param residentId such as `resident-001`
 * @throws DemoError `sign-in-failed`
 */
export async function signIn(at: SignInAt, residentId: string): Promise<Session> {
  const server = await discover(at)
  const verifier = generateRandomCodeVerifier()
  const state = generateRandomState()
  const redirectUri = `${at.walletUrl}/`
  const start = new URL(server.authorization_endpoint ?? '')
  start.search = new URLSearchParams({
    client_id: CLIENT.client_id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: WALLET_SCOPE,
    resource: at.cityUrl,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  }).toString()
  const answer = await followPages(start, redirectUri, residentId)
  const parameters = validateAuthResponse(server, CLIENT, answer, state)
  const response = await authorizationCodeGrantRequest(server, CLIENT, None(), parameters, redirectUri, verifier, LOCAL)
  return sessionOf(await processAuthorizationCodeResponse(server, CLIENT, response))
}

/** A new access token for a session, without the resident. */
export async function renewSession(at: SignInAt, session: Session): Promise<Session> {
  const server = await discover(at)
  const response = await refreshTokenGrantRequest(server, CLIENT, None(), session.refreshToken, {
    ...LOCAL,
    additionalParameters: { resource: at.cityUrl },
  })
  return sessionOf(await processRefreshTokenResponse(server, CLIENT, response))
}

async function discover(at: SignInAt): Promise<AuthorizationServer> {
  const issuer = new URL(at.identityProviderUrl)
  return processDiscoveryResponse(issuer, await discoveryRequest(issuer, LOCAL))
}

/** Goes from page to page, picks the resident where the sign-in page offers them, and ends at the wallet's address. */
async function followPages(start: URL, redirectUri: string, residentId: string): Promise<URL> {
  const jar = cookieJar()
  let next = { url: start, form: undefined as URLSearchParams | undefined }
  for (let page = 0; page < MAX_PAGES; page++) {
    if (next.url.href.startsWith(`${redirectUri}?`)) return next.url
    const response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: jar.header() },
      ...(next.form && { method: 'POST', body: next.form }),
    })
    jar.keep(response)
    const location = response.headers.get('location')
    const body = await response.text()
    if (location) {
      next = { url: new URL(location, next.url), form: undefined }
    } else if (response.ok && body.includes(`name="resident" value="${residentId}"`)) {
      next = { url: next.url, form: new URLSearchParams({ resident: residentId }) }
    } else {
      throw new DemoError('sign-in-failed', `${next.url.pathname} answered ${response.status} without ${residentId}`)
    }
  }
  throw new DemoError('sign-in-failed', 'the identity provider leads in a circle')
}

function sessionOf({ access_token, refresh_token }: TokenEndpointResponse): Session {
  if (!refresh_token) throw new DemoError('sign-in-failed', 'the identity provider gave no refresh token')
  return { accessToken: access_token, refreshToken: refresh_token }
}
