import { form, languageOf, offerPart, renewed, requestCode, type StaffEnv, withLanguage } from '@hefu/service-kit'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { VISIT_LASTS } from '../access/visits.ts'
import type { Clinic } from '../clinic.ts'
import { WORDS } from '../pages/page-words.ts'
import { cardsPart, noRecordPart, standingRequests } from '../pages/visit-part.ts'
import type { PageAddresses } from './public-pages.ts'
import { staffPage } from './staff-page.ts'

/** The counter: a patient answers a code on its screen, and is handed what they may take. */
export function counterPages(clinic: Clinic, { publicUrl }: Pick<PageAddresses, 'publicUrl'>): Hono<StaffEnv> {
  const page = staffPage(clinic.identity.name)
  const secure = publicUrl.startsWith('https:')
  const cookie = `${secure ? '__Host-' : ''}${clinic.identity.id}-counter`
  const options = { httpOnly: true, secure, sameSite: 'Strict', path: '/' } as const
  const requests = standingRequests(clinic, 'counter')
  const routes = new Hono<StaffEnv>()

  routes.get('/staff/counter', async (c) => {
    const language = languageOf(c)
    const session = getCookie(c, cookie)
    const visit = session === undefined ? undefined : await clinic.visits.look(session)
    const next = form(withLanguage('/staff/counter/next', c), html``, WORDS.next[language])
    if (visit?.state === 'known') {
      const cards = cardsPart(await clinic.offerable(visit.patient), withLanguage('/staff/counter/cards', c), language)
      const number = await numberOf(visit.patient)
      return page(
        c,
        WORDS.counterTitle,
        html`<p class="lead">${WORDS.patientNumber[language]}: ${number}</p>${cards}${next}`,
      )
    }
    if (visit?.state === 'no-record') return page(c, WORDS.counterTitle, html`${noRecordPart(language)}${next}`)
    const asked = await requests.of(visit && session)
    if (asked.session !== session) setCookie(c, cookie, asked.session, { ...options, maxAge: VISIT_LASTS })
    const part = renewed(
      withLanguage('/staff/counter/part', c),
      requestCode({ text: asked.text, link: null }, language),
    )
    return page(c, WORDS.counterTitle, html`<p>${WORDS.counterText[language]}</p>${part}`, { script: true })
  })

  routes.get('/staff/counter/part', async (c) => {
    const session = getCookie(c, cookie)
    const visit = session === undefined ? undefined : await clinic.visits.look(session)
    if (visit?.state !== 'waiting') return c.body(null, 204, { 'Location-After': withLanguage('/staff/counter', c) })
    const { text, fresh } = await requests.of(session)
    return fresh ? c.html(requestCode({ text, link: null }, languageOf(c))) : c.body(null, 204)
  })

  routes.post('/staff/counter/cards', async (c) => {
    const session = getCookie(c, cookie)
    const visit = session === undefined ? undefined : await clinic.visits.look(session)
    const key = (await c.req.parseBody()).key
    const known = visit?.state === 'known' && typeof key === 'string'
    const offer = known ? await clinic.offer(visit.patient, key) : undefined
    if (!offer) return c.redirect(withLanguage('/staff/counter', c), 303)
    const language = languageOf(c)
    const back = html`<p><a href="${withLanguage('/staff/counter', c)}">${WORDS.counterTitle[language]}</a></p>`
    const what = html`<p class="lead">${offer.card.title[language]}</p><p>${offer.card.detail[language]}</p>`
    return page(
      c,
      WORDS.offered,
      html`${what}${offerPart(offer, language, WORDS.offerCode[language], 'counter')}${back}`,
    )
  })

  routes.post('/staff/counter/next', async (c) => {
    const session = getCookie(c, cookie)
    if (session !== undefined) await clinic.visits.end(session)
    deleteCookie(c, cookie, options)
    return c.redirect(withLanguage('/staff/counter', c), 303)
  })
  return routes

  async function numberOf(patient: string): Promise<string> {
    const found = clinic.database.selectFrom('clinic_patient').select('number').where('id', '=', patient)
    return (await found.executeTakeFirst())?.number ?? ''
  }
}
