import type { Language } from '@hefu/standard'
import { html } from 'hono/html'
import type { Point } from '../things/thing.ts'
import type { LabelVerdict } from './judge-label.ts'
import { labelNotice } from './label-notice.ts'
import { type Html, type PageFrame, pageOf } from './page.ts'
import { dayOf, type Entry, type Fact, type Mark, type Resolved, type Section } from './resolved.ts'
import { WORDS } from './words.ts'

/** What the page of an organisation or a thing is made of. */
export interface SubjectPage extends PageFrame {
  readonly resolved: Resolved
  /** Null where the address has no signature. */
  readonly label: LabelVerdict | null
  readonly utcOffsetMinutes: number
}

/** The page that a code leads to. */
export function subjectPage(page: SubjectPage): Promise<string> {
  const { resolved, language, label, utcOffsetMinutes } = page
  const { name, kind, status, id, facts, point, sections, subject, changedAt } = resolved
  const main = html`${labelNotice(label, resolved, language)}${endNotice(page)}
<section class="head">
<p class="small">${WORDS[subject][language]} <span class="mono">${id}</span></p>
<h1>${name[language]}</h1>
<p>${kind[language]} ${markOf(status, language)}</p>
</section>
<section class="panel"><dl class="facts">
${facts.map((fact) => factOf(fact, language))}${point && pointOf(point, language)}
</dl></section>
${reportLink(page)}${sections.map((section) => sectionOf(section, language))}
${label === null && resolved.endedAt === null ? html`<p class="small">${WORDS.unsigned[language]}</p>` : ''}`
  const footer = html`<p>${WORDS.changed[language]} <time>${dayOf(changedAt, utcOffsetMinutes)}</time></p>
<p class="links">${WORDS.forPrograms[language]}<a href="?as=json" type="application/json">JSON</a><a href="?as=linkset" type="application/linkset+json">Linkset</a></p>`
  return pageOf(page, name[language], main, footer)
}

/** What is closed or retired says so before anything else. */
function endNotice({ resolved, language, utcOffsetMinutes }: SubjectPage): Html | '' {
  const { endedAt, subject } = resolved
  if (endedAt === null) return ''
  const title = subject === 'thing' ? WORDS.endedThing : WORDS.endedOrganisation
  return html`<section class="notice"><h2>${title[language]}</h2>
<p>${WORDS.endedOn[language]}<time>${dayOf(endedAt, utcOffsetMinutes)}</time></p>
<p>${WORDS.endedNext[language]}</p></section>`
}

/** Not below the warning of a false label, which says to enter nothing. */
function reportLink({ resolved: { reportAt }, label, language }: SubjectPage): Html | '' {
  if (reportAt === null || label?.verdict === 'refused') return ''
  return html`<p><a class="button secondary wide" href="${reportAt}?lang=${language}">${WORDS.report[language]}</a></p>
`
}

function markOf({ words, isPlain }: Mark, language: Language): Html {
  return html`<span class="mark${isPlain ? '' : ' stands-out'}">${words[language]}</span>`
}

function factOf({ term, value, isCode = false }: Fact, language: Language): Html {
  return html`<div><dt>${term[language]}</dt><dd${isCode ? html` class="mono"` : ''}>${value[language]}</dd></div>
`
}

/** A `geo:` address (RFC 5870) opens the map that the phone has, and tells nobody until then. */
function pointOf({ latitude, longitude }: Point, language: Language): Html {
  const place = `${latitude},${longitude}`
  return html`<div><dt>${WORDS.position[language]}</dt><dd><a class="act" href="geo:${place}">${WORDS.openMap[language]}</a> <span class="mono small whole">${latitude}, ${longitude}</span></dd></div>
`
}

function sectionOf({ id, title, none, entries }: Section, language: Language): Html {
  const list = html`<ul class="entries">${entries.map((entry) => entryOf(entry, language))}</ul>`
  return html`<section class="panel" id="${id}"><h2>${title[language]}</h2>
${entries.length === 0 ? html`<p class="small">${none[language]}</p>` : list}</section>
`
}

function entryOf({ title, lines, mark }: Entry, language: Language): Html {
  return html`<li><div class="entry"><h3>${title[language]}</h3>${mark && markOf(mark, language)}</div>
${lines.map((line) => html`<p>${line[language]}</p>`)}</li>
`
}
