import type { Language, LocalText } from '@hefu/standard'
import { html } from 'hono/html'
import { WORDS } from './words.ts'

/** A part of a page. What is put into `html` as text is escaped there. */
export type Html = ReturnType<typeof html>

/** What every page has around it. */
export interface PageFrame {
  readonly language: Language
  /** Whose codes these are. */
  readonly city: LocalText | null
  /** Under `/pages/`. */
  readonly style: string
  /** The same page in the other language; null where it answers a form, so that what was typed is not lost by it. */
  readonly otherLanguage: string | null
}

/**
 * What a page may do: be read. No script, no form, no frame, nothing from elsewhere but its one style; whatever a record or an address holds, there is
 * nothing that would run it.
 */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A page around its content. Its icon is empty, so that a browser asks for none. */
export async function pageOf(frame: PageFrame, title: string, main: Html, footer: Html): Promise<string> {
  const { language, city, style, otherLanguage } = frame
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  const page = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${city === null ? title : `${title} · ${city[language]}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/pages/${style}">
</head>
<body>
<header class="bar"><p>${city?.[language] ?? ''}</p>${otherLanguage === null ? '' : html`<a class="language" lang="${other}" hreflang="${other}" href="${otherLanguage}">${WORDS.otherLanguage[language]}</a>`}</header>
<main>
${main}
</main>
<footer>
${footer}
<p>${WORDS.noDiary[language]}</p>
</footer>
</body>
</html>
`
  return page.toString()
}
