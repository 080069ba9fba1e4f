import { type Html, languageOf, pageOf, withLanguage } from '@hefu/service-kit'
import type { Language, LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { SERVICE_NAME, text } from './words.ts'

/** What a page is written with. */
export interface Writing {
  readonly c: Context
  readonly language: Language
  /** Chooses between two wordings. */
  readonly say: (chinese: string, english: string) => string
  /** An address that keeps the language that was chosen by hand. */
  readonly to: (path: string) => string
}

/** What is on a page. */
export interface LibraryPage {
  readonly title: LocalText
  readonly main: Html
  readonly script?: boolean
  readonly status?: 200 | 400 | 404 | 410 | 422 | 429
}

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
]

/** In which words to answer. */
export function writingFor(c: Context): Writing {
  const language = languageOf(c)
  return {
    c,
    language,
    say: (chinese, english) => (language === 'en' ? english : chinese),
    to: (path) => withLanguage(path, c),
  }
}

/** Answers with a page for everybody. */
export function publicPage({ c }: Writing, page: LibraryPage): Promise<Response> {
  return pageOf(c, { service: SERVICE_NAME, links: LINKS, ...page })
}

/** Answers with a page for staff. */
export function staffPage({ c }: Writing, page: LibraryPage): Promise<Response> {
  return pageOf(c, { service: SERVICE_NAME, links: STAFF_LINKS, ...page })
}

/** A button that does one thing, with what it does it to. */
export function doing(
  action: string,
  label: string,
  fields: Readonly<Record<string, string>> = {},
  kind: 'primary' | 'secondary' = 'secondary',
): Html {
  return html`<form method="post" action="${action}">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="button ${kind}" type="submit">${label}</button></form>`
}
