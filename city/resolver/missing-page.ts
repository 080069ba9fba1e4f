import type { LocalText } from '@hefu/standard'
import { html } from 'hono/html'
import { type PageFrame, pageOf } from './page.ts'
import { WORDS } from './words.ts'

/** Why there is no page: nothing of this number, a GS1 key that is none, or no link of the type that was asked for. */
export type MissingReason = 'unknown' | 'bad-gs1' | 'no-link'

const REASONS: Readonly<Record<MissingReason, LocalText>> = {
  unknown: WORDS.missing,
  'bad-gs1': WORDS.badGs1,
  'no-link': WORDS.noLink,
}

/** A page that says what is not there, and what to do now. */
export function missingPage(
  page: PageFrame & { readonly reason: MissingReason; readonly asked: string; readonly isFalseLabel: boolean },
): Promise<string> {
  const { language, reason, asked, isFalseLabel } = page
  const title = isFalseLabel ? WORDS.falseTitle : WORDS.missingTitle
  const main = html`<section class="notice${isFalseLabel ? ' warning' : ''}"><h1>${title[language]}</h1>
<p>${REASONS[reason][language]}</p><p class="label mono">${asked}</p>
${reason === 'no-link' ? '' : html`<p>${WORDS.missingNext[language]}</p>`}</section>`
  return pageOf(page, title[language], main, html``)
}
