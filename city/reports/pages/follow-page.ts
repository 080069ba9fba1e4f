import type { LocalText } from '@hefu/standard'
import { html } from 'hono/html'
import { type Html, type PageFrame, pageOf } from '../../resolver/page.ts'
import { dayOf } from '../../resolver/resolved.ts'
import type { FollowedReport } from '../answers.ts'
import { isClosed, type PhotoNote, type ReportEvent } from '../report.ts'
import { STATE_NAMES } from '../state-names.ts'
import { STAGE_WORDS, WORDS } from './words.ts'

/** What opens a report. */
export interface Opening {
  readonly number: string
  readonly secret: string
}

/** The form that asks for number and secret; what was typed comes back where it opens nothing. */
export function followFormPage(
  frame: PageFrame,
  { number, secret, refusal }: Opening & { readonly refusal: LocalText | null },
): Promise<string> {
  const { language } = frame
  const field = (
    name: string,
    label: string,
    value: string,
  ): Html => html`<div class="field"><label for="${name}">${label}</label>
<div class="field-box"><input class="mono" id="${name}" name="${name}" value="${value}" required autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"></div></div>
`
  const main = html`${
    refusal && html`<section class="notice refusal" role="alert"><p>${refusal[language]}</p></section>`
  }
<section class="head"><h1>${WORDS.followTitle[language]}</h1><p class="small">${WORDS.follow[language]}</p></section>
<form class="form" method="post" action="?lang=${language}">
${field('number', WORDS.number[language], number)}${field('secret', WORDS.secret[language], secret)}
<button class="button primary wide">${WORDS.show[language]}</button></form>`
  return pageOf(frame, WORDS.followTitle[language], main, html``)
}

/** A report as its reporter sees it. */
export interface FollowPage {
  readonly report: FollowedReport
  readonly opening: Opening
  readonly utcOffsetMinutes: number
  readonly refusal: LocalText | null
}

/** Shows how far a report has come, and takes it back. */
export function followPage(frame: PageFrame, page: FollowPage): Promise<string> {
  const { language } = frame
  const { report, opening, utcOffsetMinutes, refusal } = page
  const { id, categoryName, custodianName, thing, words, state, openedAt, events, photos, hiddenPhotos } = report
  const fact = (
    term: LocalText,
    value: Html | string,
  ): Html => html`<div><dt>${term[language]}</dt><dd>${value}</dd></div>
`
  const link = thing !== null && html`<a class="act mono" href="/t/${thing}?lang=${language}">${thing}</a>`
  const main = html`${
    refusal && html`<section class="notice refusal" role="alert"><p>${refusal[language]}</p></section>`
  }
<section class="head"><p class="small">${WORDS.title[language]} <span class="mono">${id}</span></p>
<h1>${categoryName[language]}</h1><p><span class="mark stands-out">${STATE_NAMES[state][language]}</span></p></section>
<section class="panel"><dl class="facts">
${link && fact(WORDS.thing, link)}${fact(WORDS.custodian, custodianName[language])}${fact(
  WORDS.sentOn,
  dayOf(openedAt, utcOffsetMinutes),
)}${words !== '' && fact(WORDS.yours, html`<span class="lines">${words}</span>`)}</dl></section>
<section class="panel"><h2>${WORDS.progress[language]}</h2>
${
  events.length === 0
    ? html`<p class="small">${WORDS.noProgress[language]}</p>`
    : html`<ul class="entries">${events.toReversed().map((event) => eventOf(frame, event, utcOffsetMinutes))}</ul>`
}</section>
${photosOf(frame, photos, hiddenPhotos)}<form class="form" method="post" action="?lang=${language}">
<input type="hidden" name="number" value="${opening.number}"><input type="hidden" name="secret" value="${opening.secret}">
<button class="button secondary wide">${WORDS.again[language]}</button>
${isClosed(state) ? '' : withdrawal(frame)}</form>`
  return pageOf(frame, `${WORDS.followTitle[language]} · ${categoryName[language]}`, main, html``)
}

function eventOf({ language }: PageFrame, { state, note, office, at }: ReportEvent, utcOffsetMinutes: number): Html {
  return html`<li><h3>${STATE_NAMES[state][language]}</h3>
${note === null ? '' : html`<p class="lines answer">${note}</p>`}<p>${office?.[language] ?? ''} ${dayOf(at, utcOffsetMinutes)}</p></li>
`
}

function photosOf({ language }: PageFrame, photos: readonly PhotoNote[], hidden: number): Html | '' {
  if (photos.length === 0 && hidden === 0) return ''
  const figures = photos.map(
    ({
      id,
      stage,
      width,
      height,
    }) => html`<figure class="photo"><img src="/reports/photos/${id}.jpg" width="${width}" height="${height}" alt="${STAGE_WORDS[stage][language]}">
<figcaption class="small">${STAGE_WORDS[stage][language]}</figcaption></figure>
`,
  )
  return html`<section class="panel"><h2>${WORDS.photos[language]}</h2>${figures}
${hidden === 0 ? '' : html`<p class="small">${WORDS.hidden[language]}${hidden}</p>`}</section>
`
}

/** Without a script a question before the deed is a part of the page that has to be opened first. */
function withdrawal({ language }: PageFrame): Html {
  return html`<details class="withdrawal"><summary>${WORDS.withdraw[language]}</summary><p>${WORDS.withdrawNext[language]}</p>
<button class="button danger wide" name="withdraw" value="yes">${WORDS.withdraw[language]}</button></details>`
}
