import type { Language } from '@hefu/standard'
import { FEATURED } from '../residents/generate-residents.ts'
import { ageOn, concessionOn, type Resident } from '../residents/resident.ts'
import { escapeHtml, pageFrame, pageHeader, textsIn } from './page-frame.ts'
import { residentLine } from './sign-in-texts.ts'

/** What the sign-in page shows. */
export interface ResidentPage {
  readonly residents: readonly Resident[]
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly language: Language
  /** What was searched for; empty for everybody. */
  readonly query: string
}

/** The page on which a synthetic resident is chosen. Works without script; with it, the list narrows while typing. */
export function renderResidentPage({ residents, date, language, query }: ResidentPage): string {
  const text = textsIn(language)
  const found = residents.filter((resident) => matches(resident, date, query))
  const featured = query === '' ? found.slice(0, FEATURED.length) : []
  const others = found.slice(featured.length)
  const items = (list: readonly Resident[]): string =>
    list.map((resident) => residentItem(resident, date, language)).join('')
  return pageFrame({
    language,
    title: text('title'),
    audience: 'resident',
    script: true,
    body: `
${pageHeader(language, 'provider')}
<main>
  <h1>${text('title')}</h1>
  <p class="explanation">${text('explanation')}</p>
  <form class="search" role="search" method="get">
    <input type="hidden" name="lang" value="${language}">
    <input type="search" name="q" value="${escapeHtml(query)}" aria-label="${text('search')}" placeholder="${text('search')}" autocomplete="off">
    <button>${text('searchButton')}</button>
  </form>
  <form method="post" id="residents">
    ${featured.length > 0 ? `<section><h2>${text('featured')}</h2><ul>${items(featured)}</ul></section>` : ''}
    ${others.length > 0 ? `<section><h2>${text('everybody')}</h2><ul>${items(others)}</ul></section>` : ''}
  </form>
  <p class="nobody" role="status"${found.length > 0 ? ' hidden' : ''}>${text('nobody')}</p>
</main>`,
  })
}

function residentItem(resident: Resident, date: string, language: Language): string {
  const { id, name, nameLatin, residency } = resident
  const line = residentLine(
    { age: ageOn(resident.birthDate, date), residency, concession: concessionOn(resident, date) },
    language,
  )
  const second = name === nameLatin ? '' : `<span class="latin" lang="zh-Latn">${escapeHtml(nameLatin)}</span>`
  return `<li data-words="${escapeHtml(words(resident, date))}"><button name="resident" value="${id}"><span class="name">${escapeHtml(name)}</span>${second}<span class="line">${line}</span></button></li>`
}

function matches(resident: Resident, date: string, query: string): boolean {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean)
  const offered = words(resident, date).split(' ')
  return wanted.every((word) => offered.some((other) => other.startsWith(word)))
}

/** What a resident is found by. The page's script matches in the same way. */
function words({ id, name, nameLatin, birthDate }: Resident, date: string): string {
  const plain = nameLatin.replaceAll('’', '').replaceAll('ü', 'u')
  return [...new Set(`${name} ${nameLatin} ${plain} ${ageOn(birthDate, date)} ${id}`.toLowerCase().split(' '))].join(
    ' ',
  )
}
