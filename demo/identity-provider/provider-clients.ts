import type { ClientMetadata } from 'oidc-provider'

/** The wallet's name at the identity provider. */
export const WALLET_CLIENT_ID = 'hefu-wallet'

/** What a wallet asks for. */
export const WALLET_SCOPE = 'openid offline_access hefu'

/** The console's name at the identity provider. */
export const CONSOLE_CLIENT_ID = 'hefu-console'

/** What the console asks for. Its session is the city's own, so there is nothing to refresh. */
export const CONSOLE_SCOPE = 'openid hefu'

/** Who signs in at an app: residents at the wallet, officers at the console, and nobody at the other one. */
export type AccountKind = 'resident' | 'officer'

/** Whose accounts a client signs in. */
export function accountKindOf(clientId: unknown): AccountKind {
  return clientId === CONSOLE_CLIENT_ID ? 'officer' : 'resident'
}

/** Where the apps are. */
export interface AppUrls {
  readonly walletUrl: string
  readonly consoleUrl: string
}

/** The two apps that people sign in to, both of them public clients. */
export function providerClients({ walletUrl, consoleUrl }: AppUrls): ClientMetadata[] {
  const shared = {
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: 'ES256',
  } as const
  return [
    {
      ...shared,
      response_types: ['code'],
      client_id: WALLET_CLIENT_ID,
      redirect_uris: [`${walletUrl}/`],
      grant_types: ['authorization_code', 'refresh_token'],
    },
    {
      ...shared,
      response_types: ['code'],
      client_id: CONSOLE_CLIENT_ID,
      redirect_uris: [`${consoleUrl}/`],
      grant_types: ['authorization_code'],
    },
  ]
}
