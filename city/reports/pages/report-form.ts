import type { LocalText } from '@hefu/standard'
import { html } from 'hono/html'
import { type Html, type PageFrame, pageOf } from '../../resolver/page.ts'
import type { Thing } from '../../things/thing.ts'
import type { FaultCategory } from '../category.ts'
import { WORDS } from './words.ts'

/** What stands in the form: what was typed, when it comes back. */
export interface Typed {
  readonly category: string
  readonly words: string
  /** The category of which open reports were offered already; empty for none. */
  readonly anyway: string
  /** Whether photos came with it, which a page cannot give back. */
  readonly hadPhotos: boolean
}

/** Nothing yet. */
export const NOTHING_TYPED: Typed = { category: '', words: '', anyway: '', hadPhotos: false }

/** What can be wrong with a thing, and why what was sent is not taken; null for a form that was not sent yet. */
export interface ReportForm {
  readonly thing: Pick<Thing, 'id' | 'name'>
  readonly categories: readonly FaultCategory[]
  readonly typed: Typed
  readonly refusal: LocalText | null
}

/** The form by which a fault of a thing is reported. */
export function reportFormPage(frame: PageFrame, { thing, categories, typed, refusal }: ReportForm): Promise<string> {
  const { language } = frame
  const main = html`${refusal && refusalOf(frame, refusal)}${headOf(frame, thing)}
<form class="form" method="post" enctype="multipart/form-data" action="?lang=${language}">
${typed.anyway === '' ? '' : html`<input type="hidden" name="anyway" value="${typed.anyway}">`}<fieldset class="choice"><legend>${WORDS.what[language]}</legend>
${categories.map((category) => optionOf(frame, category, typed.category))}</fieldset>
<div class="field"><label for="words">${WORDS.words[language]}</label>
<p class="field-hint" id="words-hint">${WORDS.wordsHint[language]}</p>
<div class="field-box"><textarea id="words" name="words" rows="4" aria-describedby="words-hint">
${typed.words}</textarea></div></div>
${photosField(frame, typed.hadPhotos)}
<section class="notice"><h2>${WORDS.anonymousTitle[language]}</h2>
<p>${WORDS.anonymous[language]}</p><p>${WORDS.open[language]}</p></section>
<button class="button primary wide">${WORDS.send[language]}</button>
</form>`
  const footer = html`<p><a class="act" href="/reports/follow?lang=${language}">${WORDS.followOld[language]}</a></p>`
  return pageOf(frame, `${WORDS.title[language]} · ${thing.name[language]}`, main, footer)
}

/** What is reported, with the way back to its page. */
export function headOf({ language }: PageFrame, { id, name }: Pick<Thing, 'id' | 'name'>): Html {
  return html`<section class="head"><h1>${WORDS.title[language]}</h1>
<p><a class="act" href="/t/${id}?lang=${language}">${name[language]}</a> <span class="mono small">${id}</span></p></section>`
}

/** Where photos are chosen: once more, where a page came between. */
export function photosField({ language }: PageFrame, again: boolean): Html {
  return html`<div class="field"><label for="photo">${WORDS.photos[language]}</label>
${again ? html`<p class="field-error">${WORDS.photosAgain[language]}</p>` : ''}<p class="field-hint" id="photo-hint">${WORDS.photosHint[language]}</p>
<input class="file" id="photo" name="photo" type="file" multiple accept="image/jpeg,image/png,image/webp" aria-describedby="photo-hint"></div>`
}

function refusalOf({ language }: PageFrame, refusal: LocalText): Html {
  return html`<section class="notice refusal" role="alert"><h2>${WORDS.refusedTitle[language]}</h2>
<p>${refusal[language]}</p></section>
`
}

function optionOf({ language }: PageFrame, { code, name, hint }: FaultCategory, chosen: string): Html {
  return html`<label class="choice-option"><input type="radio" name="category" value="${code}" required${code === chosen ? ' checked' : ''}>
<span class="choice-text"><span>${name[language]}</span><span class="choice-hint">${hint[language]}</span></span></label>
`
}
