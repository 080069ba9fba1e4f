import { type Html, type PageLink, type PageWriter, pagesUnder } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { DESK_ROLE, STAFF_ROLE } from '../staff-roles.ts'
import { SERVICE_NAME } from './words.ts'

const LINKS = [
  { href: '/', label: localText('馆藏', 'Books') },
  { href: '/account', label: localText('我的借阅', 'Account') },
  { href: '/join', label: localText('办证', 'Join') },
]
/** Pages of staff, and for whom they are. */
export const STAFF_LINKS: readonly PageLink[] = [
  { href: '/staff/counter', label: localText('借书', 'Lend'), role: DESK_ROLE },
  { href: '/staff/returns', label: localText('还书', 'Return'), role: DESK_ROLE },
  { href: '/staff', label: localText('统计', 'Figures'), role: STAFF_ROLE },
  { href: '/staff/import', label: localText('导入', 'Import'), role: STAFF_ROLE },
  { href: '/staff/cards', label: localText('证件', 'Cards'), role: STAFF_ROLE },
]

/** Answers with a page for everybody. */
export const publicPage: PageWriter = pagesUnder(SERVICE_NAME, LINKS)

/** Answers with a page for staff. */
export const staffPage: PageWriter = pagesUnder(SERVICE_NAME, STAFF_LINKS)

/** A button that does one thing, with what it does it to. */
export function doing(
  action: string,
  label: string,
  fields: Readonly<Record<string, string>> = {},
  kind: 'primary' | 'secondary' = 'secondary',
): Html {
  return html`<form method="post" action="${action}">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="button ${kind}" type="submit">${label}</button></form>`
}
