import { type Html, languageOf, type Page, pageOf } from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { SERVICE_NAME, speak, text } from './words.ts'

/** What a page is written with. */
export interface Writing {
  readonly c: Context
  readonly language: Language
  /** Chooses between two wordings. */
  readonly say: (chinese: string, english: string) => string
}

type ParkingPage = Pick<Page, 'title' | 'main' | 'script' | 'status'>

const LINKS = [
  { href: '/', label: text('空位', 'Places') },
  { href: '/pay', label: text('缴费', 'Pay') },
  { href: '/tariff', label: text('收费', 'Prices') },
  { href: '/permit', label: text('许可', 'Permit') },
]

const STAFF_LINKS = [
  { href: '/staff', label: text('占用', 'Occupancy') },
  { href: '/staff/barriers', label: text('道闸', 'Barriers') },
  { href: '/staff/desk', label: text('服务台', 'Desk') },
  { href: '/staff/payments', label: text('支付', 'Payments') },
  { href: '/staff/tariffs', label: text('收费', 'Prices') },
]

/** In which words to answer. */
export function writingFor(c: Context): Writing {
  const language = languageOf(c)
  return { c, language, say: speak(language) }
}

/** Answers with a page for everybody. */
export function publicPage({ c }: Writing, page: ParkingPage): Promise<Response> {
  return pageOf(c, { service: SERVICE_NAME, links: LINKS, ...page })
}

/** Answers with a page for staff. */
export function staffPage({ c }: Writing, page: ParkingPage): Promise<Response> {
  return pageOf(c, { service: SERVICE_NAME, links: STAFF_LINKS, ...page })
}

/** Keeps the language that was chosen by hand in a form that is sent as a query. */
export function languageInput({ c }: Writing): Html {
  const chosen = c.req.query('lang')
  return chosen === undefined ? html`` : html`<input type="hidden" name="lang" value="${chosen}">`
}

/** Fields that are sent and not shown. */
export function hidden(fields: Readonly<Record<string, string | number>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}
