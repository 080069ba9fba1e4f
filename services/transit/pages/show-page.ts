import { type Asks, type Html, requestPart, type Writing, withLanguage } from '@hefu/service-kit'
import type { LocalText } from '@hefu/standard'
import { html } from 'hono/html'
import type { ShownOutcome } from '../answers/shown-outcome.ts'
import { publicPage, staffPage } from './layout.ts'

/** A page that asks its reader to show something, and goes on by itself once that is done. */
export async function showPage(
  writing: Writing,
  of: {
    readonly title: LocalText
    readonly why: string
    readonly asks: Asks<ShownOutcome>
    readonly ask: string
    /** Of the part that changes. */
    readonly path: string
    readonly staff?: boolean
    /** What comes below. */
    readonly after?: Html
  },
): Promise<Response> {
  const page = of.staff ? staffPage : publicPage
  const where = of.staff ? 'counter' : 'phone'
  const shown = { id: of.ask, path: withLanguage(of.path, writing.c), where } as const
  const request = await requestPart(of.asks, shown, writing.language)
  return page(writing, { title: of.title, script: true, main: html`<p>${of.why}</p>${request}${of.after ?? ''}` })
}
