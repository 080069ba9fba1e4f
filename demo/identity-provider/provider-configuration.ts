import type { Clock } from '@hefu/standard'
import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { localDate, type Resident } from '../residents/resident.ts'
import { accessTokenClaims } from './access-token-claims.ts'
import type { ProviderSecrets } from './provider-secrets.ts'
import type { ProviderStore } from './provider-store.ts'
import { renderErrorPage } from './sign-in-page.ts'

/** The wallet's name at the identity provider. */
export const WALLET_CLIENT_ID = 'hefu-wallet'

/** What a wallet asks for. */
export const WALLET_SCOPE = 'openid offline_access hefu'

/** The scope of access tokens for the city. */
const CITY_SCOPE = 'hefu'
const DAY = 86_400

/** What the configuration of the identity provider depends on. */
export interface ProviderSetting {
  readonly residents: readonly Resident[]
  readonly walletUrl: string
  readonly cityUrl: string
  readonly utcOffsetMinutes: number
  readonly clock: Clock
  readonly secrets: ProviderSecrets
  readonly store: ProviderStore
}

/** The identity provider: code flow with PKCE for one public client, JWT access tokens for one resource (RFC 8707, RFC 9068). */
export function providerConfiguration(setting: ProviderSetting): Configuration {
  const { residents, walletUrl, cityUrl, secrets, store } = setting
  return {
    adapter: (model: string) => store.adapter(model),
    clients: [
      {
        client_id: WALLET_CLIENT_ID,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${walletUrl}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    clientBasedCORS: (_ctx, origin) => origin === walletUrl,
    cookies: {
      keys: [secrets.cookieKey],
      // Cookies do not know ports: a name of its own keeps other programs on localhost apart.
      names: { interaction: 'hefu_demo_interaction', resume: 'hefu_demo_resume', session: 'hefu_demo_session' },
    },
    jwks: { keys: [secrets.signingKey as JsonWebKey & { kty: 'EC'; crv: string; x: string; y: string; d: string }] },
    scopes: ['openid', 'offline_access'],
    responseTypes: ['code'],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => cityUrl,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== cityUrl) throw new errors.InvalidTarget()
          return {
            scope: CITY_SCOPE,
            audience: cityUrl,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          }
        },
      },
    },
    interactions: { policy: alwaysAsk(), url: (_ctx, { uid }) => `/sign-in/${uid}` },
    findAccount: (_ctx, sub) =>
      residents.some(({ id }) => id === sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined,
    extraTokenClaims: (_ctx, token) => {
      const resident = 'accountId' in token && residents.find(({ id }) => id === token.accountId)
      return resident ? { ...accessTokenClaims(resident, localDate(setting.clock(), setting.utcOffsetMinutes)) } : {}
    },
    // The wallet belongs to the city, and its own screens say what it does: there is no second consent page.
    loadExistingGrant: (ctx) => grantAll(ctx, cityUrl),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: () => false,
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
      ctx.body = renderErrorPage({ error: out.error, description: out.error_description, walletUrl })
    },
    ttl: {
      Interaction: 3600,
      Session: 3600,
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 3600,
      RefreshToken: 90 * DAY,
      Grant: 90 * DAY,
    },
  }
}

/** Many people sign in on one machine in a demo, so an earlier sign-in never answers for the next. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  const { Check } = interactionPolicy
  policy
    .get('login')
    ?.checks.add(
      new Check('choose_a_resident', 'a resident has to be chosen', (ctx) =>
        ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    )
  return policy
}

async function grantAll(
  ctx: KoaContextWithOIDC,
  cityUrl: string,
): Promise<InstanceType<typeof ctx.oidc.provider.Grant>> {
  const { client, session, provider } = ctx.oidc
  const grant = new provider.Grant({
    ...(client && { clientId: client.clientId }),
    ...(session?.accountId && { accountId: session.accountId }),
  })
  grant.addOIDCScope('openid offline_access')
  grant.addResourceScope(cityUrl, CITY_SCOPE)
  await grant.save()
  return grant
}
