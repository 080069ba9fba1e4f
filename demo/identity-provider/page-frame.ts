import type { Language } from '@hefu/standard'
import type { AccountKind, AppUrls } from './provider-clients.ts'
import { SIGN_IN_TEXTS, type SignInText } from './sign-in-texts.ts'

/** A whole page around a body. The style sheet goes by whom the page is for. */
export function pageFrame(of: {
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly audience?: AccountKind
  readonly script?: boolean
}): string {
  return `<!doctype html>
<html lang="${of.language}"${of.audience ? ` data-audience="${of.audience}"` : ''}>
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

/** The top of a sign-in page: whose it is, and the other language. */
export function pageHeader(language: Language, provider: SignInText): string {
  const text = textsIn(language)
  const other = language === 'en' ? 'zh-CN' : 'en'
  return `<header>
  <p class="provider">${text(provider)}</p>
  <a class="language" hreflang="${other}" lang="${other}" href="?lang=${other}">${text('otherLanguage')}</a>
</header>`
}

/** The ways out of a page that cannot know which app led to it. */
export function waysBack({ walletUrl, consoleUrl }: AppUrls, label: (key: SignInText) => string): string {
  const link = (url: string, key: SignInText): string => `<a class="back" href="${escapeHtml(url)}/">${label(key)}</a>`
  return `<p class="ways">${link(walletUrl, 'backToWallet')}${link(consoleUrl, 'backToConsole')}</p>`
}

/** The words of a language, fit for a page. */
export function textsIn(language: Language): (key: SignInText) => string {
  return (key) => escapeHtml(SIGN_IN_TEXTS[key][language])
}

/** Text that stays text in a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
