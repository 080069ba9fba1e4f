import type { Language, LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { languageOf } from './language.ts'
import { type Page, pageOf, withLanguage } from './page.ts'

/** Chooses between two wordings. */
export type Say = (chinese: string, english: string) => string

/** The words of one language. */
export function speak(language: Language): Say {
  return (chinese, english) => (language === 'en' ? english : chinese)
}

/** What a page is written with. */
export interface Writing {
  readonly c: Context
  readonly language: Language
  readonly say: Say
  /** An address that keeps the language that was chosen by hand. */
  readonly to: (path: string) => string
}

/** In which words to answer. */
export function writingFor(c: Context): Writing {
  const language = languageOf(c)
  return { c, language, say: speak(language), to: (path) => withLanguage(path, c) }
}

/** What is on a page, beside what is on all of them. */
export type PageContent = Pick<Page, 'title' | 'main' | 'script' | 'status'>

/** Answers with a page. */
export type PageWriter = (writing: Pick<Writing, 'c'>, page: PageContent) => Promise<Response>

/** Pages that share a bar. @param service what such a service is called */
export function pagesUnder(service: LocalText, links: NonNullable<Page['links']>): PageWriter {
  return ({ c }, page) => pageOf(c, { service, links, ...page })
}
