import { type Html, type Page, pageOf } from '@hefu/service-kit'
import type { LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { WORDS } from '../pages/page-words.ts'

/** Answers with a page of staff. */
export type StaffPage = (c: Context, title: LocalText, main: Html, more?: Partial<Page>) => Promise<Response>

const LINKS: NonNullable<Page['links']> = [
  { href: '/staff', label: WORDS.staffFigures },
  { href: '/staff/counter', label: WORDS.staffCounter },
  { href: '/staff/import', label: WORDS.staffImport },
]

/** The frame of every page of a clinic's staff. @param service what the clinic is called */
export function staffPage(service: LocalText): StaffPage {
  return (c, title, main, more = {}) => pageOf(c, { service, title, main, links: LINKS, ...more })
}
