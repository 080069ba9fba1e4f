import { type Html, type PageWriter, pagesUnder } from '@hefu/service-kit'
import { html } from 'hono/html'
import { SERVICE_NAME, text } from './words.ts'

const LINKS = [
  { href: '/', label: text('馆藏', 'Books') },
  { href: '/account', label: text('我的借阅', 'Account') },
  { href: '/join', label: text('办证', 'Join') },
]
const STAFF_LINKS = [
  { href: '/staff/counter', label: text('借书', 'Lend') },
  { href: '/staff/returns', label: text('还书', 'Return') },
  { href: '/staff', label: text('统计', 'Figures') },
  { href: '/staff/import', label: text('导入', 'Import') },
  { href: '/staff/cards', label: text('证件', 'Cards') },
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
