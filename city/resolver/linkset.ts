import { MEDIA_TYPES } from '@hefu/server'
import { LANGUAGES, type Language, type LocalText } from '@hefu/standard'
import type { Resolved } from './resolved.ts'
import { WORDS } from './words.ts'

/** The GS1 Web Vocabulary, whose link types a GS1-conformant resolver uses. */
export const GS1_VOCABULARY = 'https://ref.gs1.org/voc/'
/** By which JSON of a linkset is read as JSON-LD. */
export const LINKSET_CONTEXT_FILE = 'https://ref.gs1.org/standards/resolver/linkset-context'
/** As a `Link` header says it. */
export const LINKSET_CONTEXT: string = `<${LINKSET_CONTEXT_FILE}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`

/** A link from an organisation or a thing. */
export interface Link {
  /** A relation of IANA's registry, or the address of a link type. */
  readonly rel: string
  readonly href: string
  /** Null for the default link, which leads to whatever suits who asks. */
  readonly type: string | null
  readonly languages: readonly Language[] | null
  readonly title: LocalText
}

/** A set of links as RFC 9264 writes it in JSON. */
export interface Linkset {
  readonly linkset: readonly Readonly<Record<string, unknown>>[]
}

/**
 * The links from what a code leads to. The relations of IANA's registry say what they say everywhere; GS1's link types say to its applications
 * what each part of the page is.
 *
 * @param url of its page, without a query
 */
export function linksOf(resolved: Resolved, url: string): readonly Link[] {
  const { name, subject, sections } = resolved
  const page = { type: MEDIA_TYPES.html, languages: LANGUAGES, title: name }
  const about = subject === 'thing' ? 'pip' : 'locationInfo'
  const inLanguage = (rel: string): Link[] =>
    LANGUAGES.map((language) => ({ ...page, rel, href: `${url}?lang=${language}`, languages: [language] }))
  return [
    // Exactly one, and with a title alone (GS1-Conformant Resolver Standard, default link).
    { rel: `${GS1_VOCABULARY}defaultLink`, href: url, type: null, languages: null, title: name },
    ...inLanguage(`${GS1_VOCABULARY}${about}`),
    ...sections.map(({ id, title }) => ({
      ...page,
      rel: `${GS1_VOCABULARY}${SECTION_TYPES[id]}`,
      href: `${url}#${id}`,
      title,
    })),
    ...inLanguage('alternate'),
    { rel: 'describedby', href: `${url}?as=json`, type: MEDIA_TYPES.json, languages: LANGUAGES, title: WORDS.record },
  ]
}

/** What GS1 calls each section of a page. */
const SECTION_TYPES: Readonly<Record<Resolved['sections'][number]['id'], string>> = {
  licences: 'certificationInfo',
  results: 'safetyInfo',
  life: 'serviceInfo',
}

/**
 * Links as a linkset (RFC 9264, section 4.2): one context, with the targets under their relations.
 *
 * @param anchor where the links begin: the page, or the GS1 Digital Link that was asked for
 */
export function linksetOf(links: readonly Link[], anchor: string): Linkset {
  const context: Record<string, unknown> = { anchor }
  for (const rel of new Set(links.map((link) => link.rel))) {
    context[rel] = links.filter((link) => link.rel === rel).map(targetOf)
  }
  return { linkset: [context] }
}

/**
 * The link of a type as `linkType` names it: an address, a word of GS1's as `gs1:pip`, or a relation of IANA's registry. There is never more than
 * one in a language, so nobody has to choose (300).
 */
export function linkOfType(links: readonly Link[], linkType: string, language: Language): Link | undefined {
  const word = linkType.replace(/^(gs1:|https:\/\/(?:www\.|ref\.)?gs1\.org\/voc\/)/, '')
  const ofType = links.filter(({ rel }) => rel === linkType || rel === GS1_VOCABULARY + word)
  return ofType.find(({ languages }) => languages === null || languages.includes(language))
}

function targetOf({ href, type, languages, title }: Link): Readonly<Record<string, unknown>> {
  if (type === null || languages === null) return { href, title: title.en }
  return {
    href,
    type,
    hreflang: languages,
    title: title.en,
    'title*': LANGUAGES.map((language) => ({ value: title[language], language })),
  }
}
