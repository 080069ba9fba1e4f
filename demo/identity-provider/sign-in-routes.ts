import { readFile } from 'node:fs/promises'
import type { Clock } from '@hefu/standard'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Provider } from 'oidc-provider'
import { localDate, type Resident } from '../residents/resident.ts'
import { renderExpiredPage, renderSignInPage } from './sign-in-page.ts'
import { chooseLanguage } from './sign-in-texts.ts'

type Edge = { Bindings: HttpBindings }

/** Bytes of a sign-in form: one resident's id. */
const MAX_FORM_BYTES = 1024

/** The sign-in page and what it loads. */
export async function signInRoutes(options: {
  readonly provider: Provider
  readonly residents: readonly Resident[]
  readonly walletUrl: string
  readonly utcOffsetMinutes: number
  readonly clock: Clock
}): Promise<Hono<Edge>> {
  const { provider, residents, walletUrl, utcOffsetMinutes, clock } = options
  const [style, script] = await Promise.all([asset('sign-in.css'), asset('sign-in.js')])
  const app = new Hono<Edge>()

  app.use(async (c, next) => {
    await next()
    // Browsers hold a form to `form-action` through redirects too, and this one ends at the wallet.
    c.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self' ${walletUrl}; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
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
    if (!open) return expired(c, walletUrl)
    const language = chooseLanguage(c.req.query('lang'), open.locales, c.req.header('accept-language'))
    const date = localDate(clock(), utcOffsetMinutes)
    return c.html(renderSignInPage({ residents, date, language, query: (c.req.query('q') ?? '').slice(0, 80) }))
  })

  app.post('/sign-in/:uid', async (c) => {
    if (Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY) > MAX_FORM_BYTES) return c.text('', 413)
    const { resident: id } = await c.req.parseBody()
    const resident = residents.find((one) => one.id === id)
    if (!(await openSignIn(provider, c))) return expired(c, walletUrl)
    if (!resident) return c.redirect(c.req.path, 303)
    const { incoming, outgoing } = c.env
    return c.redirect(await provider.interactionResult(incoming, outgoing, { login: { accountId: resident.id } }), 303)
  })

  return app
}

/** The sign-in under way in this browser; nothing when there is none or the address is of another. */
async function openSignIn(provider: Provider, c: Context<Edge>): Promise<{ locales: string | undefined } | undefined> {
  try {
    const { uid, params } = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
    if (uid !== c.req.param('uid')) return undefined
    return { locales: typeof params.ui_locales === 'string' ? params.ui_locales : undefined }
  } catch {
    return undefined
  }
}

function expired(c: Context<Edge>, walletUrl: string): Response | Promise<Response> {
  const language = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'))
  return c.html(renderExpiredPage({ language, walletUrl }), 410)
}

function asset(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8')
}
