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
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi'
import { DemoError } from '../error.ts'
import type { AccountKind } from '../identity-provider/provider-clients.ts'
import { cookieJar } from './cookie-jar.ts'

/** The demo speaks HTTP, within one machine. */
export const LOCAL: { readonly [allowInsecureRequests]: true } = { [allowInsecureRequests]: true }
const MAX_PAGES = 10

/** An app that somebody signs in to, and as whom. */
export interface CodeFlow {
  readonly identityProviderUrl: string
  readonly client: Client
  readonly scope: string
  /** Where the app is, without a slash at the end. */
  readonly appUrl: string
  /** Whom the access token is for. */
  readonly cityUrl: string
  readonly kind: AccountKind
  readonly account: string
}

/**
 * Signs somebody in as a browser would: code flow with PKCE, through the identity provider's own pages.
 *
 * @throws DemoError `sign-in-failed`
 */
export async function runCodeFlow(flow: CodeFlow): Promise<TokenEndpointResponse> {
  const { client } = flow
  const server = await discover(flow.identityProviderUrl)
  const verifier = generateRandomCodeVerifier()
  const state = generateRandomState()
  const redirectUri = `${flow.appUrl}/`
  const start = new URL(server.authorization_endpoint ?? '')
  start.search = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: flow.scope,
    resource: flow.cityUrl,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  }).toString()
  const parameters = validateAuthResponse(server, client, await followPages(start, redirectUri, flow), state)
  const response = await authorizationCodeGrantRequest(server, client, None(), parameters, redirectUri, verifier, LOCAL)
  return processAuthorizationCodeResponse(server, client, response)
}

/** What an identity provider says of itself. */
export async function discover(identityProviderUrl: string): Promise<AuthorizationServer> {
  const issuer = new URL(identityProviderUrl)
  return processDiscoveryResponse(issuer, await discoveryRequest(issuer, LOCAL))
}

/** Goes from page to page, picks the account where the sign-in page offers it, and ends at the app's address. */
async function followPages(start: URL, redirectUri: string, { kind, account }: CodeFlow): Promise<URL> {
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
    } else if (response.ok && body.includes(`name="${kind}" value="${account}"`)) {
      next = { url: next.url, form: new URLSearchParams({ [kind]: account }) }
    } else {
      throw new DemoError('sign-in-failed', `${next.url.pathname} answered ${response.status} without ${account}`)
    }
  }
  throw new DemoError('sign-in-failed', 'the identity provider leads in a circle')
}
