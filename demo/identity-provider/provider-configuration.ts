import { STAFF_CLAIM } from '@hefu/service-kit'
import type { Clock } from '@hefu/standard'
import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { STAFF_ACCOUNTS } from '../operators/staff-accounts.ts'
import type { OfficerAccount } from '../register/demo-officers.ts'
import { localDate, type Resident } from '../residents/resident.ts'
import { type OfficerClaims, officerClaims, type ResidentClaims, residentClaims } from './access-token-claims.ts'
import { accountKindOf, providerClients, type SignedInClients } from './provider-clients.ts'
import type { ProviderSecrets } from './provider-secrets.ts'
import type { ProviderStore } from './provider-store.ts'
import { renderErrorPage } from './refusal-pages.ts'

/** The scope of access tokens for the city. */
const CITY_SCOPE = 'hefu'
const DAY = 86_400

/** What the configuration of the identity provider depends on. */
export interface ProviderSetting extends SignedInClients {
  readonly residents: readonly Resident[]
  readonly officers: readonly OfficerAccount[]
  readonly cityUrl: string
  readonly utcOffsetMinutes: number
  readonly clock: Clock
  readonly secrets: ProviderSecrets
  readonly store: ProviderStore
}

/**
 * The identity provider: code flow with PKCE for two public clients, JWT access tokens for one resource (RFC 8707, RFC 9068); and for the services an
 * ID token that says what their staff may do.
 */
export function providerConfiguration(setting: ProviderSetting): Configuration {
  const { walletUrl, consoleUrl, cityUrl, secrets, store } = setting
  return {
    adapter: (model: string) => store.adapter(model),
    clients: providerClients(setting),
    clientBasedCORS: (_ctx, origin, { redirectUris = [] }) => redirectUris.includes(`${origin}/`),
    cookies: {
      keys: [secrets.cookieKey],
      // Cookies do not know ports: a name of its own keeps other programs on localhost apart.
      names: { interaction: 'hefu_demo_interaction', resume: 'hefu_demo_resume', session: 'hefu_demo_session' },
    },
    jwks: { keys: [secrets.signingKey as JsonWebKey & { kty: 'EC'; crv: string; x: string; y: string; d: string }] },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'], [STAFF_CLAIM]: null },
    responseTypes: ['code'],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      claimsParameter: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // Staff of a service are nobody at the city.
        defaultResource: (_ctx, client) => (accountKindOf(client?.clientId) === 'staff' ? [] : cityUrl),
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
    findAccount: (_ctx, sub) => {
      const roles = STAFF_ACCOUNTS.find(({ id }) => id === sub)?.roles
      if (roles) return { accountId: sub, claims: () => ({ sub, [STAFF_CLAIM]: [...roles] }) }
      return claimsOf(setting, sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined
    },
    extraTokenClaims: (_ctx, token) =>
      'accountId' in token && token.accountId ? { ...claimsOf(setting, token.accountId) } : {},
    // Wallet, console and services say on their own screens what they do: there is no second consent page.
    loadExistingGrant: (ctx) => grantAll(ctx, cityUrl),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: () => false,
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
      ctx.body = renderErrorPage({ error: out.error, description: out.error_description, walletUrl, consoleUrl })
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

/** What an access token says of whoever has this account; nothing when nobody has. */
function claimsOf(
  { residents, officers, clock, utcOffsetMinutes }: ProviderSetting,
  id: string,
): ResidentClaims | OfficerClaims | undefined {
  const resident = residents.find((one) => one.id === id)
  if (resident) return residentClaims(resident, localDate(clock(), utcOffsetMinutes))
  const officer = officers.find((one) => one.id === id)
  return officer && officerClaims(officer)
}

/** Many people sign in on one machine in a demo, so an earlier sign-in never answers for the next. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  const { Check } = interactionPolicy
  policy
    .get('login')
    ?.checks.add(
      new Check('choose_an_account', 'an account has to be chosen', (ctx) =>
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
  grant.addOIDCScope(client?.grantTypeAllowed('refresh_token') ? 'openid offline_access' : 'openid')
  if (accountKindOf(client?.clientId) === 'staff') grant.addOIDCClaims([STAFF_CLAIM])
  else grant.addResourceScope(cityUrl, CITY_SCOPE)
  await grant.save()
  return grant
}
