import {
  fieldsOf,
  form,
  type Html,
  languageOf,
  type NotBroughtIn,
  notice,
  offerPart,
  type Page,
  pageOf,
  panel,
  plasticCardForm,
  plasticCardStatus,
  renewed,
  requestCode,
  withLanguage,
} from '@hefu/service-kit'
import type { LocalText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { VISIT_LASTS, type VisitState } from '../access/visits.ts'
import type { Clinic } from '../clinic.ts'
import { WORDS } from '../pages/page-words.ts'
import { cardsPart, noRecordPart, standingRequests } from '../pages/visit-part.ts'
import { VIEWER_SCRIPT, viewerScript } from '../viewer/scripts.ts'

/** Where residents reach a clinic, and where their wallet is. */
export interface PageAddresses {
  readonly publicUrl: string
  readonly walletUrl: string
}

const LINKS: NonNullable<Page['links']> = [
  { href: '/patient', label: WORDS.patient },
  { href: '/social-card', label: WORDS.social },
]

/** The pages that anybody may open. Whose cards are shown is known to one browser, by a session that ends after a quarter of an hour. */
export function publicPages(clinic: Clinic, { publicUrl, walletUrl }: PageAddresses): Hono {
  const { name: service, id } = clinic.identity
  const secure = publicUrl.startsWith('https:')
  const cookie = `${secure ? '__Host-' : ''}${id}-visit`
  // Lax: somebody comes here from their wallet, and the page that this leads to is to know them.
  const options = { httpOnly: true, secure, sameSite: 'Lax', path: '/' } as const
  const requests = standingRequests(clinic, 'page')
  const shown = (text: string) => ({ text, link: `${walletUrl}/#request=${encodeURIComponent(text)}` })
  const page = (c: Context, title: LocalText, main: Html, more: Partial<Page> = {}): Promise<Response> =>
    pageOf(c, { service, title, main, links: LINKS, ...more })

  /** Who is before the page, and its session; a session that has ended is none. */
  async function visitOf(c: Context): Promise<{ readonly session: string; readonly visit: VisitState } | undefined> {
    const session = getCookie(c, cookie)
    const visit = session === undefined ? undefined : await clinic.visits.look(session)
    return session !== undefined && visit ? { session, visit } : undefined
  }

  async function ask(c: Context): Promise<{ readonly text: string; readonly fresh: boolean }> {
    const present = await visitOf(c)
    const { session, text, fresh } = await requests.of(present?.session)
    if (session !== present?.session) setCookie(c, cookie, session, { ...options, maxAge: VISIT_LASTS })
    return { text, fresh }
  }

  const routes = new Hono()

  routes.get('/', (c) => {
    const language = languageOf(c)
    const way = (title: LocalText, text: LocalText, href: string, label: LocalText): Html =>
      panel(
        title[language],
        html`<p>${text[language]}</p><p class="actions"><a class="button secondary" href="${href}">${label[language]}</a></p>`,
      )
    return page(
      c,
      WORDS.welcome,
      html`<p class="lead">${WORDS.welcomeText[language]}</p>
${way(WORDS.patient, WORDS.cardsText, withLanguage('/patient', c), WORDS.patient)}
${way(WORDS.inWallet, WORDS.inWalletText, `${walletUrl}/`, WORDS.openWallet)}
${way(WORDS.social, WORDS.socialText, withLanguage('/social-card', c), WORDS.social)}
${panel(WORDS.shared[language], html`<p>${WORDS.sharedText[language]}</p>`)}`,
    )
  })

  routes.get('/patient', async (c) => {
    const language = languageOf(c)
    const present = await visitOf(c)
    const { visit } = present ?? { visit: { state: 'waiting' } as VisitState }
    const finish = html`<form method="post" action="${withLanguage('/patient/end', c)}"><button class="button quiet" type="submit">${WORDS.done[language]}</button></form>`
    if (visit.state === 'known') {
      const cards = cardsPart(await clinic.offerable(visit.patient), withLanguage('/patient/cards', c), language)
      return page(c, WORDS.yours, html`${cards}${finish}`)
    }
    if (visit.state === 'no-record') {
      const again = form(withLanguage('/patient/end', c), html``, WORDS.again[language])
      return page(c, WORDS.patient, html`${noRecordPart(language)}${again}`)
    }
    if (visit.state === 'answered') {
      const again = form(withLanguage('/patient/end', c), html``, WORDS.again[language])
      return page(c, WORDS.patient, html`${notice('plain', WORDS.goOn[language], WORDS.goOnText[language])}${again}`)
    }
    const { text } = await ask(c)
    const part = renewed(withLanguage('/patient/part', c), requestCode(shown(text), language))
    return page(c, WORDS.who, html`<p>${WORDS.whoText[language]}</p>${part}`, { script: true })
  })

  routes.get('/patient/part', async (c) => {
    const present = await visitOf(c)
    if (present && present.visit.state !== 'waiting') {
      return c.body(null, 204, { 'Location-After': withLanguage('/patient', c) })
    }
    const { text, fresh } = await ask(c)
    if (!fresh) return c.body(null, 204)
    return c.html(requestCode(shown(text), languageOf(c)))
  })

  routes.get('/patient/go-on', async (c) => {
    const session = c.req.query('visit') ?? ''
    const visit = await clinic.visits.look(session)
    // Only what an answer gave: the session of a page that waits would lead its opener to who answers it.
    if (visit?.state === 'known' || visit?.state === 'no-record') {
      setCookie(c, cookie, session, { ...options, maxAge: VISIT_LASTS })
    }
    return c.redirect(withLanguage('/patient', c), 303)
  })

  routes.post('/patient/cards', async (c) => {
    const present = await visitOf(c)
    const key = (await c.req.parseBody()).key
    const known = present?.visit.state === 'known' ? present.visit : undefined
    const offer = known && typeof key === 'string' ? await clinic.offer(known.patient, key) : undefined
    if (!offer) return c.redirect(withLanguage('/patient', c), 303)
    const language = languageOf(c)
    const back = html`<p><a href="${withLanguage('/patient', c)}">${WORDS.yours[language]}</a></p>`
    const what = html`<p class="lead">${offer.card.title[language]}</p><p>${offer.card.detail[language]}</p>`
    return page(c, WORDS.offered, html`${what}${offerPart(offer, language, WORDS.offerCode[language])}${back}`)
  })

  routes.post('/patient/end', async (c) => {
    const session = getCookie(c, cookie)
    if (session !== undefined) {
      await clinic.visits.end(session)
      requests.forget(session)
    }
    deleteCookie(c, cookie, options)
    return c.redirect(withLanguage('/patient', c), 303)
  })

  const socialPage = (c: Context, failed?: NotBroughtIn): Promise<Response> => {
    const language = languageOf(c)
    const action = withLanguage('/social-card', c)
    const bring = plasticCardForm({ action, language, example: 'SB-0001', failed, now: clinic.clock() })
    const main = html`<p>${WORDS.socialText[language]}</p>${bring}`
    return page(c, WORDS.social, main, { status: plasticCardStatus(failed) })
  }

  routes.get('/social-card', (c) => socialPage(c))

  routes.post('/social-card', async (c) => {
    const text = await fieldsOf(c)
    const brought = await clinic.socialCards.bringIn(text('number'), text('pin'), clinic.today())
    if (brought.outcome !== 'offered') return socialPage(c, brought)
    const language = languageOf(c)
    return page(c, WORDS.offered, offerPart(brought.offer, language, WORDS.social[language]))
  })

  routes.get('/share', (c) => {
    const language = languageOf(c)
    const script = html`<script type="module" src="${VIEWER_SCRIPT}"></script>`
    const without = html`<noscript>${notice('refusal', WORDS.noScript[language])}</noscript>`
    return page(c, WORDS.sharedTitle, html`<div id="shared"></div>${without}${script}`, { links: [] })
  })

  routes.get('/share/:script', (c) => {
    const script = viewerScript(c.req.param('script'))
    if (script === undefined) return c.notFound()
    return c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' })
  })
  return routes
}
