import { html } from 'hono/html'
import { type PageFrame, pageOf } from '../../resolver/page.ts'
import { WORDS } from './words.ts'

/** What only the reporter gets to see. */
export interface TakenPage {
  readonly thing: string
  readonly id: string
  /** The secret, base64url: on this page, once, and nowhere else. */
  readonly secret: string
  /** Where it is followed, without a query. */
  readonly followAt: string
}

/** Says that a report was taken, and shows the secret in a text that one tap selects whole. */
export function takenPage(frame: PageFrame, { thing, id, secret, followAt }: TakenPage): Promise<string> {
  const { language } = frame
  const main = html`<section class="head" role="status"><h1>${WORDS.takenTitle[language]}</h1>
<p>${WORDS.taken[language]}</p></section>
<section class="notice warning"><h2>${WORDS.keepTitle[language]}</h2><p>${WORDS.keep[language]}</p>
<pre class="keep">${WORDS.number[language]} ${id}
${WORDS.secret[language]} ${secret}
${followAt}</pre></section>
<form class="form" method="post" action="/reports/follow?lang=${language}">
<input type="hidden" name="number" value="${id}"><input type="hidden" name="secret" value="${secret}">
<button class="button secondary wide">${WORDS.followNow[language]}</button></form>
<p><a class="act" href="/t/${thing}?lang=${language}">${WORDS.back[language]}</a></p>`
  return pageOf(frame, WORDS.takenTitle[language], main, html``)
}
