import {
  barChart,
  choice,
  field,
  figures,
  fileField,
  form,
  type Html,
  languageOf,
  notice,
  type Page,
  pageOf,
  panel,
  renewed,
  type Staff,
  type StaffEnv,
  table,
  withLanguage,
} from '@hefu/service-kit'
import { KNOWN_TYPES, type LocalText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { VISIT_LASTS } from '../access/visits.ts'
import type { Clinic } from '../clinic.ts'
import { WORDS } from '../pages/page-words.ts'
import { cardsPart, noRecordPart, offerPart, requestPart, standingRequests } from '../pages/visit-part.ts'
import { type Count, clinicFigures } from '../records/figures.ts'
import type { ImportReport } from '../records/import-records.ts'
import { MAX_IMPORT } from '../records/read-import.ts'
import type { PageAddresses } from './public-pages.ts'

/** The role that an operator's provider gives to a clinic's staff. */
export const CLINIC_ROLE = 'clinic'

const LINKS: NonNullable<Page['links']> = [
  { href: '/staff', label: WORDS.staffFigures },
  { href: '/staff/counter', label: WORDS.staffCounter },
  { href: '/staff/import', label: WORDS.staffImport },
]
const MAX_LISTED = 200
const NUMBER = /^[A-Za-z0-9-]{4,40}$/
const PIN = /^\d{6,12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The pages of staff: counts, the counter, the import. There is no page that searches or lists patients. */
export function staffPages(
  clinic: Clinic,
  staff: Staff,
  { publicUrl }: Pick<PageAddresses, 'publicUrl'>,
): Hono<StaffEnv> {
  const service = clinic.identity.name
  const secure = publicUrl.startsWith('https:')
  const cookie = `${secure ? '__Host-' : ''}${clinic.identity.id}-counter`
  const options = { httpOnly: true, secure, sameSite: 'Strict', path: '/' } as const
  const requests = standingRequests(clinic, 'counter')
  const page = (c: Context, title: LocalText, main: Html, more: Partial<Page> = {}): Promise<Response> =>
    pageOf(c, { service, title, main, links: LINKS, ...more })

  const routes = new Hono<StaffEnv>()
  routes.use('/staff', staff.guard(CLINIC_ROLE))
  routes.use('/staff/counter/*', staff.guard(CLINIC_ROLE))
  routes.use('/staff/import', staff.guard(CLINIC_ROLE))
  routes.use('/staff/social-cards', staff.guard(CLINIC_ROLE))

  routes.get('/staff', async (c) => {
    const language = languageOf(c)
    const few = WORDS.few[language]
    const say = (count: Count): string | number => count ?? few
    const { patients, shares, cards, tests } = await clinicFigures(
      clinic.database,
      clinic.clock(),
      clinic.utcOffsetMinutes(),
    )
    const names = new Map<string, LocalText>(KNOWN_TYPES.map(({ id, name }) => [id, name]))
    const columns = [WORDS.offers, WORDS.count, WORDS.fetched].map((label, index) => ({
      label: label[language],
      number: index > 0,
    }))
    const rows = cards.map(({ type, offered, fetched }) => [
      names.get(type)?.[language] ?? type,
      say(offered),
      say(fetched),
    ])
    const chart = barChart({
      caption: WORDS.testsText[language],
      bars: tests.map(({ day, count }) => ({ label: day.slice(5), value: count })),
      heldBack: few,
    })
    const shown = figures([
      [WORDS.patients[language], say(patients)],
      [WORDS.shares[language], say(shares)],
    ])
    const out = html`<form method="post" action="/staff/sign-out"><button class="button secondary" type="submit">${WORDS.signOut[language]}</button></form>`
    return page(
      c,
      WORDS.figuresTitle,
      html`<p>${WORDS.figuresText[language]}</p>${shown}${panel(WORDS.tests[language], chart)}
${panel(WORDS.offers[language], table(columns, rows, WORDS.noOffers[language]))}${out}`,
    )
  })

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
    const part = renewed(withLanguage('/staff/counter/part', c), requestPart(asked.text, language, null))
    return page(c, WORDS.counterTitle, html`<p>${WORDS.counterText[language]}</p>${part}`, { script: true })
  })

  routes.get('/staff/counter/part', async (c) => {
    const session = getCookie(c, cookie)
    const visit = session === undefined ? undefined : await clinic.visits.look(session)
    if (visit?.state !== 'waiting') return c.body(null, 204, { 'Location-After': withLanguage('/staff/counter', c) })
    const { text, fresh } = await requests.of(session)
    return fresh ? c.html(requestPart(text, languageOf(c), null)) : c.body(null, 204)
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
    return page(c, WORDS.offered, html`${what}${offerPart(offer, language, false)}${back}`)
  })

  routes.post('/staff/counter/next', async (c) => {
    const session = getCookie(c, cookie)
    if (session !== undefined) await clinic.visits.end(session)
    deleteCookie(c, cookie, options)
    return c.redirect(withLanguage('/staff/counter', c), 303)
  })

  routes.get('/staff/import', (c) => page(c, WORDS.importTitle, html`${importForm(c)}${socialForm(c)}`))

  routes.post('/staff/social-cards', async (c) => {
    const { number, pin, kind, until } = await c.req.parseBody()
    const fits = typeof number === 'string' && NUMBER.test(number) && typeof pin === 'string' && PIN.test(pin)
    const says = (kind === 'employee' || kind === 'resident') && typeof until === 'string' && DAY.test(until)
    const language = languageOf(c)
    if (!fits || !says) {
      const refusal = notice('refusal', WORDS.socialUnfit[language])
      return page(c, WORDS.importTitle, html`${refusal}${socialForm(c)}`, { status: 422 })
    }
    await clinic.socialCards.put(number, pin, { kind, validUntil: until })
    return page(c, WORDS.importTitle, html`${notice('plain', WORDS.socialKept[language])}${socialForm(c)}`)
  })

  routes.post('/staff/import', async (c) => {
    const language = languageOf(c)
    const { file } = await c.req.parseBody()
    if (!(file instanceof File)) return c.redirect(withLanguage('/staff/import', c), 303)
    if (file.size > MAX_IMPORT) {
      const refusal = notice('refusal', WORDS.tooLarge[language])
      return page(c, WORDS.importTitle, html`${refusal}${importForm(c)}`, { status: 422 })
    }
    const report = await clinic.importRecords(await file.text())
    return page(c, WORDS.importTitle, html`${reportPart(c, report)}${importForm(c)}`)
  })
  return routes

  async function numberOf(patient: string): Promise<string> {
    const found = clinic.database.selectFrom('clinic_patient').select('number').where('id', '=', patient)
    return (await found.executeTakeFirst())?.number ?? ''
  }
}

function importForm(c: Context): Html {
  const language = languageOf(c)
  const file = fileField({
    name: 'file',
    label: WORDS.importFile[language],
    accept: '.ndjson,.json,application/fhir+json,application/x-ndjson',
  })
  return html`<p>${WORDS.importText[language]}</p>${form(withLanguage('/staff/import', c), file, WORDS.importGo[language], true)}`
}

/** A social security card that is handed out, so that its holder can fetch it into a wallet. */
function socialForm(c: Context): Html {
  const language = languageOf(c)
  const fields = html`${field({ name: 'number', label: WORDS.cardNumber[language], maxLength: 40 })}
${field({ name: 'pin', label: WORDS.pin[language], hint: WORDS.pinHint[language], type: 'password', inputMode: 'numeric', maxLength: 12 })}
${choice({
  name: 'kind',
  label: WORDS.socialKind[language],
  options: [
    { value: 'employee', label: WORDS.employee[language] },
    { value: 'resident', label: WORDS.resident[language] },
  ],
})}${field({ name: 'until', label: WORDS.until[language], type: 'date' })}`
  const action = withLanguage('/staff/social-cards', c)
  return html`<h2>${WORDS.socialNew[language]}</h2>${form(action, fields, WORDS.keep[language])}`
}

function reportPart(c: Context, { kept, refused }: ImportReport): Html {
  const language = languageOf(c)
  const listed = refused
    .slice(0, MAX_LISTED)
    .map(({ where, faults }) => [
      where[language],
      faults.map((fault) => fault[language]).join(language === 'en' ? '; ' : '；'),
    ])
  const column = (label: LocalText, number = false): { label: string; number: boolean } => ({
    label: label[language],
    number,
  })
  const keptTable = table([column(WORDS.resource), column(WORDS.count, true)], [...kept], WORDS.nothingKept[language])
  const refusedTable = table([column(WORDS.where), column(WORDS.why)], listed, WORDS.allKept[language])
  return html`${panel(WORDS.kept[language], keptTable)}${panel(`${WORDS.refused[language]} (${refused.length})`, refusedTable)}`
}
