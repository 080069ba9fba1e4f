import { type Html, type PageLink, type PageWriter, pagesUnder, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { DESK_ROLE, STAFF_ROLE } from '../staff-roles.ts'
import { SERVICE_NAME } from './words.ts'

const LINKS = [
  { href: '/', label: localText('空位', 'Places') },
  { href: '/pay', label: localText('缴费', 'Pay') },
  { href: '/tariff', label: localText('收费', 'Prices') },
  { href: '/permit', label: localText('许可', 'Permit') },
]

/** Pages of staff, and for whom they are. */
export const STAFF_LINKS: readonly PageLink[] = [
  { href: '/staff', label: localText('占用', 'Occupancy'), role: STAFF_ROLE },
  { href: '/staff/barriers', label: localText('道闸', 'Barriers'), role: STAFF_ROLE },
  { href: '/staff/desk', label: localText('服务台', 'Desk'), role: DESK_ROLE },
  { href: '/staff/payments', label: localText('支付', 'Payments'), role: STAFF_ROLE },
  { href: '/staff/tariffs', label: localText('收费', 'Prices'), role: STAFF_ROLE },
  { href: '/staff/permits', label: localText('许可', 'Permits'), role: STAFF_ROLE },
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
