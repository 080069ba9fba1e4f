import type { ClientMetadata } from 'oidc-provider'
import type { StaffClient } from '../operators/staff-accounts.ts'

/** The wallet's name at the identity provider. */
export const WALLET_CLIENT_ID = 'hefu-wallet'

/** What a wallet asks for. */
export const WALLET_SCOPE = 'openid offline_access hefu'

/** The console's name at the identity provider. */
export const CONSOLE_CLIENT_ID = 'hefu-console'

/** What the console asks for. Its session is the city's own, so there is nothing to refresh. */
export const CONSOLE_SCOPE = 'openid hefu'

/** Who signs in where: residents at the wallet, officers at the console, staff at their own service, and nobody elsewhere. */
export type AccountKind = 'resident' | 'officer' | 'staff'

/** Whose accounts a client signs in. */
export function accountKindOf(clientId: unknown): AccountKind {
  if (clientId === CONSOLE_CLIENT_ID) return 'officer'
  return clientId === WALLET_CLIENT_ID ? 'resident' : 'staff'
}

/** Where the apps are. */
export interface AppUrls {
  readonly walletUrl: string
  readonly consoleUrl: string
}

/** What staff sign in to is known to its services alone. */
export interface SignedInClients extends AppUrls {
  /** The services whose staff sign in here; none unless given. */
  readonly staffClients?: readonly StaffClient[]
}

/** The two apps that people sign in to, both of them public clients, and the services, each with a secret. */
export function providerClients({ walletUrl, consoleUrl, staffClients = [] }: SignedInClients): ClientMetadata[] {
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
    ...staffClients.map(
      ({ clientId, clientSecret, publicUrl }): ClientMetadata => ({
        ...shared,
        token_endpoint_auth_method: 'client_secret_post',
        response_types: ['code'],
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/staff/callback`],
        grant_types: ['authorization_code'],
      }),
    ),
  ]
}
