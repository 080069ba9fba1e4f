import { type Html, type Page, type PageLink, pageOf } from '@hefu/service-kit'
import type { LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { WORDS } from '../pages/page-words.ts'
import { CLINIC_ROLE } from '../staff-roles.ts'

/** Answers with a page of staff. */
export type StaffPage = (c: Context, title: LocalText, main: Html, more?: Partial<Page>) => Promise<Response>

/** Pages of staff, and for whom they are. */
export const STAFF_LINKS: readonly PageLink[] = [
  { href: '/staff', label: WORDS.staffFigures, role: CLINIC_ROLE },
  { href: '/staff/counter', label: WORDS.staffCounter, role: CLINIC_ROLE },
  { href: '/staff/import', label: WORDS.staffImport, role: CLINIC_ROLE },
]

/** The frame of every page of a clinic's staff. @param service what the clinic is called */
export function staffPage(service: LocalText): StaffPage {
  return (c, title, main, more = {}) => pageOf(c, { service, title, main, links: STAFF_LINKS, ...more })
}
