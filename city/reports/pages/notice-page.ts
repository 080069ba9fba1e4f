import type { LocalText } from '@hefu/standard'
import { html } from 'hono/html'
import { type PageFrame, pageOf } from '../../resolver/page.ts'
import { WORDS } from './words.ts'

/** A page that says one thing, and leads back. */
export function noticePage(
  frame: PageFrame,
  said: { readonly title: LocalText; readonly text: LocalText; readonly thing: string | null },
): Promise<string> {
  const { language } = frame
  const { title, text, thing } = said
  const main = html`<section class="notice" role="alert"><h1>${title[language]}</h1><p>${text[language]}</p></section>
${thing === null ? '' : html`<p><a class="act" href="/t/${thing}?lang=${language}">${WORDS.back[language]}</a></p>`}`
  return pageOf(frame, title[language], main, html``)
}
