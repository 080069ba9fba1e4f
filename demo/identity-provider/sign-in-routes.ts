import { readFile } from 'node:fs/promises'
import type { Clock } from '@hefu/standard'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Provider } from 'oidc-provider'
import { STAFF_ACCOUNTS, type StaffAccount, staffClientId } from '../operators/staff-accounts.ts'
import type { OfficerAccount } from '../register/demo-officers.ts'
import { localDate, type Resident } from '../residents/resident.ts'
import { renderOfficerPage } from './officer-page.ts'
import { type AccountKind, type AppUrls, accountKindOf, type SignedInClients } from './provider-clients.ts'
import { renderExpiredPage } from './refusal-pages.ts'
import { renderResidentPage } from './resident-page.ts'
import { chooseLanguage } from './sign-in-texts.ts'
import { renderStaffPage } from './staff-page.ts'

type Edge = { Bindings: HttpBindings }

/** Bytes of a sign-in form: the id of one account. */
const MAX_FORM_BYTES = 1024

/** The sign-in pages and what they load: residents for the wallet, officers for the console, staff for their service. */
export async function signInRoutes(
  options: SignedInClients & {
    readonly provider: Provider
    readonly residents: readonly Resident[]
    readonly officers: readonly OfficerAccount[]
    readonly utcOffsetMinutes: number
    readonly clock: Clock
  },
): Promise<Hono<Edge>> {
  const { provider, residents, officers, walletUrl, consoleUrl, utcOffsetMinutes, clock } = options
  const ends = [walletUrl, consoleUrl, ...(options.staffClients ?? []).map(({ publicUrl }) => publicUrl)].join(' ')
  const [style, script] = await Promise.all([asset('sign-in.css'), asset('sign-in.js')])
  const app = new Hono<Edge>()

  app.use(async (c, next) => {
    await next()
    // Browsers hold a form to `form-action` through redirects too, and these end at the apps.
    c.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self' ${ends}; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    )
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cache-Control', 'no-store')
  })

  app.get('/assets/sign-in.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get('/assets/sign-in.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))

  app.get('/sign-in/:uid', async (c) => {
    const open = await openSignIn(provider, c)
    if (!open) return expired(c, options)
    const language = chooseLanguage(c.req.query('lang'), open.locales, c.req.header('accept-language'))
    if (open.kind === 'officer') return c.html(renderOfficerPage(officers, language))
    if (open.kind === 'staff') return c.html(renderStaffPage(staffOf(open.clientId), language))
    const date = localDate(clock(), utcOffsetMinutes)
    return c.html(renderResidentPage({ residents, date, language, query: (c.req.query('q') ?? '').slice(0, 80) }))
  })

  app.post('/sign-in/:uid', async (c) => {
    if (Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY) > MAX_FORM_BYTES) return c.text('', 413)
    const open = await openSignIn(provider, c)
    if (!open) return expired(c, options)
    const chosen = (await c.req.parseBody())[open.kind]
    const accounts = { resident: residents, officer: officers, staff: staffOf(open.clientId) }
    const account = accounts[open.kind].find(({ id }) => id === chosen)
    if (!account) return c.redirect(c.req.path, 303)
    const { incoming, outgoing } = c.env
    return c.redirect(await provider.interactionResult(incoming, outgoing, { login: { accountId: account.id } }), 303)
  })

  return app
}

/** The sign-in under way in this browser; nothing when there is none or the address is of another. */
async function openSignIn(
  provider: Provider,
  c: Context<Edge>,
): Promise<
  { readonly kind: AccountKind; readonly clientId: unknown; readonly locales: string | undefined } | undefined
> {
  try {
    const { uid, params } = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
    if (uid !== c.req.param('uid')) return undefined
    const locales = typeof params.ui_locales === 'string' ? params.ui_locales : undefined
    return { kind: accountKindOf(params.client_id), clientId: params.client_id, locales }
  } catch {
    return undefined
  }
}

/** Who works at the service that signs its staff in. */
function staffOf(clientId: unknown): readonly StaffAccount[] {
  return STAFF_ACCOUNTS.filter(({ operator }) => staffClientId(operator) === clientId)
}

function expired(c: Context<Edge>, urls: AppUrls): Response | Promise<Response> {
  const language = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'))
  return c.html(renderExpiredPage({ language, ...urls }), 410)
}

function asset(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8')
}
