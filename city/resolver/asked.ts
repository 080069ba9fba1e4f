import { FORMS, type Form, formOf, languageOf } from '@hefu/server'
import { LANGUAGES, type Language } from '@hefu/standard'
import type { Context } from 'hono'

/** What one request asks for. */
export interface Asked {
  readonly form: Form
  readonly language: Language
  readonly query: URLSearchParams
  /** As it was asked for, at the origin of codes. */
  readonly address: string
}

/** Reads what is asked for: `as`, `lang` and `linkType` before the headers. */
export function readAsked(c: Context, origin: string): Asked {
  const at = c.req.url.indexOf('/', c.req.url.indexOf('//') + 2)
  const rest = c.req.url.slice(at)
  const search = rest.indexOf('?')
  const query = new URLSearchParams(search < 0 ? '' : rest.slice(search))
  const lang = query.get('lang')
  const language = LANGUAGES.find((each) => each === lang) ?? languageOf(c.req.header('Accept-Language') ?? '')
  const as = query.get('as')
  const form = FORMS.find((each) => each === as) ?? formOf(c.req.header('Accept') ?? '')
  const linkType = query.get('linkType')
  const isLinkset = linkType !== null && isLinksetType(linkType)
  return { form: isLinkset ? 'linkset' : form, language, query, address: origin + rest }
}

/** Whether all links are asked for; `all` is what resolvers before the standard's version 1.2 call it. */
export function isLinksetType(linkType: string): boolean {
  return linkType === 'linkset' || linkType === 'all'
}
