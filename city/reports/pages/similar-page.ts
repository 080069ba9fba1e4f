import { html } from 'hono/html'
import { type Html, type PageFrame, pageOf } from '../../resolver/page.ts'
import { dayOf } from '../../resolver/resolved.ts'
import type { Thing } from '../../things/thing.ts'
import type { FaultCategory } from '../category.ts'
import type { SimilarReport } from '../report-list.ts'
import { STATE_NAMES } from '../state-names.ts'
import { headOf, photosField, type Typed } from './report-form.ts'
import { WORDS } from './words.ts'

/** What is reported already, and what would be sent besides. */
export interface SimilarPage {
  readonly thing: Pick<Thing, 'id' | 'name'>
  readonly category: FaultCategory
  readonly similar: readonly SimilarReport[]
  readonly typed: Typed
  readonly utcOffsetMinutes: number
}

/** Offers open reports that may be of the same fault before another is taken. */
export function similarPage(frame: PageFrame, page: SimilarPage): Promise<string> {
  const { language } = frame
  const { thing, category, similar, typed } = page
  const main = html`${headOf(frame, thing)}
<section class="notice"><h2>${WORDS.similarTitle[language]}</h2><p>${WORDS.similar[language]}</p></section>
<section class="panel"><h2>${category.name[language]}</h2>
<ul class="entries">${similar.map((each) => entryOf(frame, page, each))}</ul></section>
<p><a class="button primary wide" href="/t/${thing.id}?lang=${language}">${WORDS.same[language]}</a></p>
<form class="form" method="post" enctype="multipart/form-data" action="?lang=${language}">
<input type="hidden" name="category" value="${typed.category}">
<input type="hidden" name="words" value="${typed.words}">
<input type="hidden" name="anyway" value="${category.code}">
${typed.hadPhotos ? photosField(frame, true) : ''}
<button class="button secondary wide">${WORDS.mine[language]}</button>
</form>`
  return pageOf(frame, WORDS.similarTitle[language], main, html``)
}

function entryOf({ language }: PageFrame, page: SimilarPage, { report, distance }: SimilarReport): Html {
  const { thing, utcOffsetMinutes } = page
  const where = report.thing === thing.id ? WORDS.here[language] : `${Math.round(distance)} ${WORDS.metres[language]}`
  const words = report.wordsShown && report.words !== '' ? report.words : WORDS.held[language]
  return html`<li><div class="entry"><h3>${where}</h3><span class="mark">${STATE_NAMES[report.state][language]}</span></div>
<p>${dayOf(report.openedAt, utcOffsetMinutes)}</p><p class="lines">${words}</p></li>
`
}
