import { barChart, figures, languageOf, panel, type StaffEnv, table } from '@hefu/service-kit'
import { KNOWN_TYPES, type LocalText } from '@hefu/standard'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Clinic } from '../clinic.ts'
import { WORDS } from '../pages/page-words.ts'
import { type Count, clinicFigures } from '../records/figures.ts'
import { staffPage } from './staff-page.ts'

/** How much there is of everything, and of nobody. */
export function figuresPage(clinic: Clinic): Hono<StaffEnv> {
  const page = staffPage(clinic.identity.name)
  const routes = new Hono<StaffEnv>()
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
      none: WORDS.noTests[language],
      fromEnd: true,
    })
    const shown = figures([
      [WORDS.patients[language], say(patients)],
      [WORDS.shares[language], say(shares)],
    ])
    return page(
      c,
      WORDS.figuresTitle,
      html`<p>${WORDS.figuresText[language]}</p>${shown}${panel(WORDS.tests[language], chart)}
${panel(WORDS.offers[language], table(columns, rows, WORDS.noOffers[language]))}`,
    )
  })
  return routes
}
