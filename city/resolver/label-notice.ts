import { LANGUAGES, type Language } from '@hefu/standard'
import { html } from 'hono/html'
import type { LabelVerdict } from './judge-label.ts'
import { FALSE_LABEL } from './label-words.ts'
import type { Html } from './page.ts'
import type { Resolved } from './resolved.ts'
import { WORDS } from './words.ts'

/** What a page says of the label that led to it: amber for what a fraud might have made, and never for a person or a thing. */
export function labelNotice(
  label: LabelVerdict | null,
  resolved: Pick<Resolved, 'name'>,
  language: Language,
): Html | '' {
  switch (label?.verdict) {
    case undefined:
      return ''
    case 'genuine':
      return html`<section class="notice"><h2>${WORDS.genuineTitle[language]}</h2>
<p>${WORDS.genuine[language]}</p><p class="label">${label.label}</p></section>`
    case 'differs':
      return html`<section class="notice warning" role="alert"><h2>${WORDS.differsTitle[language]}</h2>
<p>${WORDS.differs[language]}</p>
<dl class="said"><div><dt>${WORDS.labelSays[language]}</dt><dd>${label.label}</dd></div>
<div><dt>${WORDS.recordSays[language]}</dt><dd>${namesOf(resolved)}</dd></div></dl></section>`
    case 'refused':
      return html`<section class="notice warning" role="alert"><h2>${WORDS.falseTitle[language]}</h2>
<p>${FALSE_LABEL[label.reason][language]}</p><p>${WORDS.falseNext[language]}</p></section>`
  }
}

/** A label is in one language or the other: whoever compares needs both. */
function namesOf({ name }: Pick<Resolved, 'name'>): string {
  return [...new Set(LANGUAGES.map((language) => name[language]))].join(' · ')
}
