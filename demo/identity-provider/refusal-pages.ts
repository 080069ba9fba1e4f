import type { Language } from '@hefu/standard'
import { escapeHtml, pageFrame, textsIn, waysBack } from './page-frame.ts'
import type { AppUrls } from './provider-clients.ts'

/** The page for a sign-in that is no longer open. */
export function renderExpiredPage(options: AppUrls & { readonly language: Language }): string {
  const { language } = options
  const text = textsIn(language)
  return pageFrame({
    language,
    title: text('expiredTitle'),
    body: `<main><h1>${text('expiredTitle')}</h1><p class="explanation">${text('expired')}</p>${waysBack(options, text)}</main>`,
  })
}

/** The page for a request that the identity provider refuses, in both languages since nobody has chosen one. */
export function renderErrorPage(
  options: AppUrls & { readonly error: string; readonly description: string | undefined },
): string {
  const [chinese, english] = [textsIn('zh-CN'), textsIn('en')]
  const detail = escapeHtml([options.error, options.description].filter(Boolean).join(': '))
  return pageFrame({
    language: 'zh-CN',
    title: chinese('errorTitle'),
    body: `<main><h1>${chinese('errorTitle')}</h1><p lang="en">${english('errorTitle')}</p><p class="explanation" lang="en"><code>${detail}</code></p>${waysBack(options, (key) => `${chinese(key)} / ${english(key)}`)}</main>`,
  })
}
