import {
  choice,
  field,
  fileField,
  form,
  type Html,
  languageOf,
  notice,
  panel,
  type StaffEnv,
  table,
  withLanguage,
} from '@hefu/service-kit'
import type { LocalText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Clinic } from '../clinic.ts'
import { WORDS } from '../pages/page-words.ts'
import type { ImportReport } from '../records/import-records.ts'
import { MAX_IMPORT } from '../records/read-import.ts'
import { staffPage } from './staff-page.ts'

const MAX_LISTED = 200
const NUMBER = /^[A-Za-z0-9-]{4,40}$/
const PIN = /^\d{6,12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What staff bring in: records of a laboratory or ward, and social security cards that were handed out. */
export function importPages(clinic: Clinic): Hono<StaffEnv> {
  const page = staffPage(clinic.identity.name)
  const routes = new Hono<StaffEnv>()

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
    await clinic.socialCards.put({ number, pin, terms: { kind, validUntil: until }, validUntil: until })
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
