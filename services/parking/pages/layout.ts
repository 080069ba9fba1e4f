import { type Html, type PageWriter, pagesUnder, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { SERVICE_NAME } from './words.ts'

const LINKS = [
  { href: '/', label: localText('空位', 'Places') },
  { href: '/pay', label: localText('缴费', 'Pay') },
  { href: '/tariff', label: localText('收费', 'Prices') },
  { href: '/permit', label: localText('许可', 'Permit') },
]

const STAFF_LINKS = [
  { href: '/staff', label: localText('占用', 'Occupancy') },
  { href: '/staff/barriers', label: localText('道闸', 'Barriers') },
  { href: '/staff/desk', label: localText('服务台', 'Desk') },
  { href: '/staff/payments', label: localText('支付', 'Payments') },
  { href: '/staff/tariffs', label: localText('收费', 'Prices') },
  { href: '/staff/permits', label: localText('许可', 'Permits') },
]

/** Answers with a page for everybody. */
export const publicPage: PageWriter = pagesUnder(SERVICE_NAME, LINKS)

/** Answers with a page for staff. */
export const staffPage: PageWriter = pagesUnder(SERVICE_NAME, STAFF_LINKS)

/** Keeps the language that was chosen by hand in a form that is sent as a query. */
export function languageInput({ c }: Writing): Html {
  const chosen = c.req.query('lang')
  return chosen === undefined ? html`` : html`<input type="hidden" name="lang" value="${chosen}">`
}

/** Fields that are sent and not shown. */
export function hidden(fields: Readonly<Record<string, string | number>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}
