import type { Language } from '@hefu/standard'
import { FEATURED } from '../residents/generate-residents.ts'
import { ageOn, concessionOn, type Resident } from '../residents/resident.ts'
import { residentLine, SIGN_IN_TEXTS, type SignInText } from './sign-in-texts.ts'

/** What the sign-in page shows. */
export interface SignInPage {
  readonly residents: readonly Resident[]
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly language: Language
  /** What was searched for; empty for everybody. */
  readonly query: string
}

/** The page on which a synthetic resident is chosen. Works without script; with it, the list narrows while typing. */
export function renderSignInPage({ residents, date, language, query }: SignInPage): string {
  const text = textsIn(language)
  const found = residents.filter((resident) => matches(resident, date, query))
  const featured = query === '' ? found.slice(0, FEATURED.length) : []
  const others = found.slice(featured.length)
  const items = (list: readonly Resident[]): string =>
    list.map((resident) => residentItem(resident, date, language)).join('')
  return page({
    language,
    title: text('title'),
    script: true,
    body: `
<header>
  <p class="provider">${text('provider')}</p>
  <a class="language" hreflang="${otherLanguage(language)}" lang="${otherLanguage(language)}" href="?lang=${otherLanguage(language)}">${text('otherLanguage')}</a>
</header>
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

/** The page for a sign-in that is no longer open. */
export function renderExpiredPage(options: { readonly language: Language; readonly walletUrl: string }): string {
  const text = textsIn(options.language)
  return page({
    language: options.language,
    title: text('expiredTitle'),
    body: `<main><h1>${text('expiredTitle')}</h1><p class="explanation">${text('expired')}</p>${backLink(options.walletUrl, text('backToWallet'))}</main>`,
  })
}

/** The page for a request that the identity provider refuses, in both languages since nobody has chosen one. */
export function renderErrorPage(options: {
  readonly error: string
  readonly description: string | undefined
  readonly walletUrl: string
}): string {
  const [chinese, english] = [textsIn('zh-CN'), textsIn('en')]
  const detail = escapeHtml([options.error, options.description].filter(Boolean).join(': '))
  return page({
    language: 'zh-CN',
    title: chinese('errorTitle'),
    body: `<main><h1>${chinese('errorTitle')}</h1><p lang="en">${english('errorTitle')}</p><p class="explanation" lang="en"><code>${detail}</code></p>${backLink(options.walletUrl, `${chinese('backToWallet')} / ${english('backToWallet')}`)}</main>`,
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

function page(of: {
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly script?: boolean
}): string {
  return `<!doctype html>
<html lang="${of.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${of.title}</title>
<link rel="stylesheet" href="/assets/sign-in.css">
${of.script ? '<script src="/assets/sign-in.js" defer></script>' : ''}
</head>
<body>${of.body}</body>
</html>
`
}

function backLink(walletUrl: string, label: string): string {
  return `<p><a class="back" href="${escapeHtml(walletUrl)}/">${label}</a></p>`
}

function otherLanguage(language: Language): Language {
  return language === 'en' ? 'zh-CN' : 'en'
}

function textsIn(language: Language): (key: SignInText) => string {
  return (key) => escapeHtml(SIGN_IN_TEXTS[key][language])
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
