import type { Language, LocalText } from '@hefu/standard'
import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { StaffEnv } from '../staff/staff-env.ts'
import { inOtherLanguage, languageOf } from './language.ts'
import { SCRIPT_PATH, stylePath } from './static-routes.ts'

/** A part of a page. What is put into `html` as text is escaped there. */
export type Html = ReturnType<typeof html>

/** A link of the bar. */
export interface PageLink {
  readonly href: string
  readonly label: LocalText
  /** Of staff, for whom alone it is. */
  readonly role?: string
}

/** A page of a service. */
export interface Page {
  /** What such a service is called, in the bar of every page, where its operator gives it no name of its own. */
  readonly service: LocalText
  readonly title: LocalText
  readonly main: Html
  /** Links of the bar; the present page's is not a link, and those for other staff are left out. */
  readonly links?: readonly PageLink[]
  /** Whether the page renews parts of itself. */
  readonly script?: boolean
  readonly status?: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503
}

const OTHER: Readonly<Record<Language, string>> = { en: '中文', 'zh-CN': 'English' }

/** What a page may do: be read, send forms to its own service, and with a script renew parts of itself. Nothing comes from elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** What every page is answered in: with the name that the operator gave the service, where it gave one. */
interface TitledEnv {
  Variables: { serviceTitle?: LocalText | undefined }
}

const SIGN_OUT = { 'zh-CN': '退出登录', en: 'Sign out' }

/** Puts the operator's name for the service on all pages behind it. */
export function titled(serviceTitle: LocalText | undefined): MiddlewareHandler<TitledEnv> {
  return (c, next) => {
    c.set('serviceTitle', serviceTitle)
    return next()
  }
}

/** Answers with a page, in the reader's language. */
export async function pageOf(c: Context, page: Page): Promise<Response> {
  const language = languageOf(c)
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  const { pathname } = new URL(c.req.url)
  const service = (c as Context<TitledEnv>).get('serviceTitle') ?? page.service
  // Whom a guard of staff has let through.
  const staff = (c as Context<StaffEnv>).get('staff') as StaffEnv['Variables']['staff'] | undefined
  const links = linksFor(page.links ?? [], staff?.roles).map(({ href, label }) =>
    href === pathname
      ? html`<span aria-current="page">${label[language]}</span>`
      : html`<a href="${withLanguage(href, c)}">${label[language]}</a>`,
  )
  const text = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${page.title[language]} · ${service[language]}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylePath()}">
${page.script ? html`<script src="${SCRIPT_PATH}" defer></script>` : ''}
</head>
<body>
<header class="bar"><p><a href="${withLanguage('/', c)}">${service[language]}</a></p>
${links.length > 0 ? html`<nav>${links}</nav>` : ''}
<a class="language" lang="${other}" hreflang="${other}" href="${inOtherLanguage(c, language)}">${OTHER[language]}</a></header>
<main>
<h1>${page.title[language]}</h1>
${page.main}
</main>
${staff ? signOut(c, SIGN_OUT[language]) : ''}
</body>
</html>
`
  return c.html(text.toString(), page.status ?? 200, { 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' })
}

/** The links that are for somebody of staff; all that are for everybody. @param roles none where nobody is signed in */
export function linksFor(links: readonly PageLink[], roles: readonly string[] = []): readonly PageLink[] {
  return links.filter(({ role }) => role === undefined || roles.includes(role))
}

function signOut(c: Context, label: string): Html {
  return html`<footer><form method="post" action="${withLanguage('/staff/sign-out', c)}"><button class="button secondary" type="submit">${label}</button></form></footer>`
}

/** An address of the service that keeps the language that was chosen by hand. */
export function withLanguage(href: string, c: Context): string {
  const chosen = c.req.query('lang')
  if (chosen === undefined) return href
  const [path = '', fragment] = href.split('#')
  const joined = `${path}${path.includes('?') ? '&' : '?'}lang=${encodeURIComponent(chosen)}`
  return fragment === undefined ? joined : `${joined}#${fragment}`
}
