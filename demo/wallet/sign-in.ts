import { None, processRefreshTokenResponse, refreshTokenGrantRequest, type TokenEndpointResponse } from 'oauth4webapi'
import { DemoError } from '../error.ts'
import { WALLET_CLIENT_ID, WALLET_SCOPE } from '../identity-provider/provider-clients.ts'
import { discover, LOCAL, runCodeFlow } from '../sign-in/code-flow.ts'

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

const CLIENT = { client_id: WALLET_CLIENT_ID }

/**
 * Signs a resident in to the wallet.
 *
 * @param residentId such as `resident-001`
 * @throws DemoError `sign-in-failed`
 */
export async function signIn(at: SignInAt, residentId: string): Promise<Session> {
  const { walletUrl, identityProviderUrl, cityUrl } = at
  const tokens = await runCodeFlow({
    identityProviderUrl,
    cityUrl,
    client: CLIENT,
    scope: WALLET_SCOPE,
    appUrl: walletUrl,
    kind: 'resident',
    account: residentId,
  })
  return sessionOf(tokens)
}

/** A new access token for a session, without the resident. */
export async function renewSession(at: SignInAt, session: Session): Promise<Session> {
  const server = await discover(at.identityProviderUrl)
  const response = await refreshTokenGrantRequest(server, CLIENT, None(), session.refreshToken, {
    ...LOCAL,
    additionalParameters: { resource: at.cityUrl },
  })
  return sessionOf(await processRefreshTokenResponse(server, CLIENT, response))
}

function sessionOf({ access_token, refresh_token }: TokenEndpointResponse): Session {
  if (!refresh_token) throw new DemoError('sign-in-failed', 'the identity provider gave no refresh token')
  return { accessToken: access_token, refreshToken: refresh_token }
}
