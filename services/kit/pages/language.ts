import { languageOf as preferredLanguage } from '@hefu/server'
import { LANGUAGES, type Language } from '@hefu/standard'
import type { Context } from 'hono'

/** The language of a page: as `?lang=` says, else as the browser prefers, else Chinese. */
export function languageOf(c: Context): Language {
  const asked = c.req.query('lang')
  return LANGUAGES.find((language) => language === asked) ?? preferredLanguage(c.req.header('Accept-Language') ?? '')
}

/** The same address in the other language. */
export function inOtherLanguage(c: Context, language: Language): string {
  const url = new URL(c.req.url)
  url.searchParams.set('lang', language === 'en' ? 'zh-CN' : 'en')
  return url.pathname + url.search
}
