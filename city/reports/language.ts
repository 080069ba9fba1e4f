import { languageOf } from '@hefu/server'
import { LANGUAGES, type Language } from '@hefu/standard'
import type { Context } from 'hono'

/** In which language an answer is written: `lang` or, as some clients of Open311 have it, `locale`; else by `Accept-Language`. */
export function languageAsked(c: Context): Language {
  const asked = c.req.query('lang') ?? c.req.query('locale')
  const named = asked && LANGUAGES.find((language) => language.slice(0, 2) === asked.slice(0, 2).toLowerCase())
  return named || languageOf(c.req.header('Accept-Language') ?? '')
}
