import { fromBase64url, toBase64url } from '@hefu/bytes'
import { problem, seal, unseal } from '@hefu/server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Kysely } from 'kysely'
import * as oidc from 'openid-client'
import { type ServiceConfig, titleOf } from '../config.ts'
import type { KitTables } from '../database/kit-tables.ts'
import { ServiceError } from '../error.ts'
import { linksFor, type PageLink, withLanguage } from '../pages/page.ts'
import { wantsPage } from '../pages/wants-page.ts'
import type { ServicePorts } from '../ports.ts'
import { staffRefusalPage } from './refusal-page.ts'
import { SESSION_SECONDS, staffSessions } from './session-store.ts'
import type { StaffEnv } from './staff-env.ts'

/** The sign-in of a service's staff. */
export interface Staff {
  /** `/staff/sign-in`, `/staff/callback` and `POST /staff/sign-out`. */
  readonly routes: Hono
  /** Lets only staff through, and with a role only who has it; who is not signed in is sent to sign in. Writes come only from the service's own pages. */
  guard(role?: string): MiddlewareHandler<StaffEnv>
}

/** The claim of the operator's provider that lists what a person may do: texts such as `transit` or `transit-desk`. */
export const STAFF_CLAIM = 'hefu_staff'

const SIGN_IN_SECONDS = 600
const SAFE = ['GET', 'HEAD']
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/

/** What a browser keeps while its user is at the provider, sealed. */
interface Pending {
  readonly verifier: string
  readonly state: string
  readonly back: string
  readonly until: number
}

/**
 * Opens the sign-in of staff: OpenID Connect with an authorization code and PKCE at the operator's own provider. Of who signs in only the roles are
 * kept, for a working day.
 *
 * @throws TypeError where the service has no provider
 */
export function openStaff(options: {
  readonly config: Pick<ServiceConfig, 'name' | 'title' | 'publicUrl' | 'staff'>
  readonly database: Kysely<KitTables>
  /** 32 bytes, of what browsers keep during a sign-in. */
  readonly key: Uint8Array
  /** Pages of staff, each with the role that it is for: who has not that of `/staff` is sent to the first of their own. */
  readonly links?: readonly PageLink[]
  readonly ports: Pick<ServicePorts, 'clock' | 'random' | 'fetch'>
}): Staff {
  const { config, database, key, links = [], ports } = options
  const { name, publicUrl, staff } = config
  const service = titleOf(config)
  if (!staff) throw new TypeError(`${name} has no provider for its staff`)
  const sessions = staffSessions(database, ports.random)
  const secure = publicUrl.startsWith('https:')
  const cookie = `${secure ? '__Host-' : ''}${name}-staff`
  const pendingCookie = `${cookie}-pending`
  const cookieOptions = { httpOnly: true, secure, sameSite: 'Lax', path: '/' } as const
  const context = new TextEncoder().encode(`staff sign-in of ${name}`)
  let discovered: Promise<oidc.Configuration> | null = null

  function provider(): Promise<oidc.Configuration> {
    if (!staff) throw new TypeError('no provider')
    const execute = LOOPBACK.test(staff.issuer) ? [oidc.allowInsecureRequests] : []
    discovered ??= oidc
      .discovery(new URL(staff.issuer), staff.clientId, staff.clientSecret, undefined, {
        execute,
        [oidc.customFetch]: (url, init) => ports.fetch(url, init as RequestInit),
      })
      .catch((cause: unknown) => {
        discovered = null
        throw new ServiceError('staff-sign-in', 'the provider of staff does not answer', { cause })
      })
    return discovered
  }

  function readPending(c: Context): Pending | null {
    const text = getCookie(c, pendingCookie)
    if (text === undefined) return null
    try {
      const pending = JSON.parse(new TextDecoder().decode(unseal(key, context, fromBase64url(text)))) as Pending
      return pending.until > ports.clock() ? pending : null
    } catch {
      return null
    }
  }

  const routes = new Hono()
  routes.get('/staff/sign-in', async (c) => {
    const at = await provider()
    const verifier = oidc.randomPKCECodeVerifier()
    const state = oidc.randomState()
    const until = ports.clock() + SIGN_IN_SECONDS
    const pending: Pending = { verifier, state, back: ownPath(c.req.query('back')), until }
    const plain = new TextEncoder().encode(JSON.stringify(pending))
    const sealed = toBase64url(seal(key, context, plain, ports.random))
    setCookie(c, pendingCookie, sealed, { ...cookieOptions, maxAge: SIGN_IN_SECONDS })
    const url = oidc.buildAuthorizationUrl(at, {
      redirect_uri: `${publicUrl}/staff/callback`,
      scope: 'openid',
      claims: JSON.stringify({ id_token: { [STAFF_CLAIM]: null } }),
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
    })
    return c.redirect(url.href, 303)
  })

  routes.get('/staff/callback', async (c) => {
    const pending = readPending(c)
    deleteCookie(c, pendingCookie, cookieOptions)
    if (!pending) return c.redirect('/staff/sign-in', 303)
    const url = new URL(publicUrl + new URL(c.req.url).pathname + new URL(c.req.url).search)
    const tokens = await oidc
      .authorizationCodeGrant(await provider(), url, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
      })
      .catch(() => null)
    const roles = rolesOf(tokens?.claims()?.[STAFF_CLAIM])
    if (roles.length === 0) {
      if (wantsPage(c)) return staffRefusalPage(c, 'not-staff', { service, links: [] })
      return problem(c, 403, 'not-staff', 'You are not known here as staff.')
    }
    const token = await sessions.begin(roles, ports.clock())
    setCookie(c, cookie, token, { ...cookieOptions, maxAge: SESSION_SECONDS })
    return c.redirect(pending.back, 303)
  })

  routes.post('/staff/sign-out', async (c) => {
    if (!isOwnPage(c, publicUrl)) return problem(c, 403, 'foreign-page', 'Not from a page of this service.')
    const token = getCookie(c, cookie)
    if (token !== undefined) await sessions.end(token)
    deleteCookie(c, cookie, cookieOptions)
    return c.redirect(withLanguage('/', c), 303)
  })

  return {
    routes,
    guard(role) {
      return async (c, next) => {
        const token = getCookie(c, cookie)
        const roles = token === undefined ? null : await sessions.rolesOf(token, ports.clock())
        if (!roles) {
          if (!SAFE.includes(c.req.method)) return problem(c, 401, 'not-signed-in', 'Sign in first.')
          const { pathname, search } = new URL(c.req.url)
          return c.redirect(`/staff/sign-in?back=${encodeURIComponent(pathname + search)}`, 303)
        }
        c.set('staff', { roles })
        if (role !== undefined && !roles.includes(role)) {
          const [first] = linksFor(links, roles)
          if (first && c.req.path === '/staff') return c.redirect(withLanguage(first.href, c), 303)
          if (wantsPage(c)) return staffRefusalPage(c, 'not-your-role', { service, links })
          return problem(c, 403, 'not-your-role', 'Not for your role.')
        }
        if (!SAFE.includes(c.req.method) && !isOwnPage(c, publicUrl)) {
          return problem(c, 403, 'foreign-page', 'Not from a page of this service.')
        }
        return next()
      }
    },
  }
}

/** A path of this service, and never another site's. */
function ownPath(back: string | undefined): string {
  return back !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(back) ? back : '/staff'
}

/** Whether a browser says that the request comes from a page of this service. */
function isOwnPage(c: Context, publicUrl: string): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  return site === undefined ? c.req.header('Origin') === new URL(publicUrl).origin : site === 'same-origin'
}

function rolesOf(claim: unknown): readonly string[] {
  return Array.isArray(claim) ? claim.filter((role) => typeof role === 'string').slice(0, 20) : []
}
