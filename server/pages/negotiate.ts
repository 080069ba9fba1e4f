import { LANGUAGES, type Language } from '@hefu/standard'

/** The forms in which a code's page is answered, the preferred one first. */
export const FORMS = ['html', 'json', 'linkset'] as const
export type Form = (typeof FORMS)[number]

/** The media type of each form. */
export const MEDIA_TYPES: Readonly<Record<Form, string>> = {
  html: 'text/html',
  json: 'application/json',
  linkset: 'application/linkset+json',
}

/** Longest header that is looked at, in characters. */
const MAX_HEADER = 1_000

interface Weighted {
  readonly value: string
  readonly weight: number
}

/** The form that an `Accept` header prefers (RFC 9110, section 12.5.1); a page where it names none of them, since that helps most. */
export function formOf(accept: string): Form {
  const ranges = weighted(accept)
  if (ranges.length === 0) return 'html'
  return best(FORMS, (form) => mediaWeight(ranges, MEDIA_TYPES[form])) ?? 'html'
}

/** The language that an `Accept-Language` header prefers (RFC 9110, section 12.5.4, by the lookup of RFC 4647); the first of the city's where it names none. */
export function languageOf(acceptLanguage: string): Language {
  const ranges = weighted(acceptLanguage)
  return best(LANGUAGES, (language) => languageWeight(ranges, language)) ?? LANGUAGES[0]
}

/** Of two that weigh the same, the first. */
function best<Choice>(choices: readonly Choice[], weigh: (choice: Choice) => number): Choice | null {
  let found: Choice | null = null
  let weight = 0
  for (const choice of choices) {
    const its = weigh(choice)
    if (its > weight) {
      found = choice
      weight = its
    }
  }
  return found
}

/** The most particular range that a type is in decides, whatever stands before it. */
function mediaWeight(ranges: readonly Weighted[], type: string): number {
  const wildcard = `${type.slice(0, type.indexOf('/'))}/*`
  for (const name of [type, wildcard, '*/*']) {
    const range = ranges.find(({ value }) => value === name)
    if (range) return range.weight
  }
  return 0
}

/** `zh`, `zh-Hans-CN` and `zh-TW` are all nearer to Chinese than to English; what is named more closely decides. */
function languageWeight(ranges: readonly Weighted[], language: Language): number {
  const primary = language.slice(0, 2)
  const named = ranges.find(({ value }) => value === language.toLowerCase())
  const near = ranges.filter(({ value }) => value === primary || value.startsWith(`${primary}-`))
  const any = ranges.find(({ value }) => value === '*')
  return named?.weight ?? (near.length > 0 ? Math.max(...near.map(({ weight }) => weight)) : (any?.weight ?? 0))
}

/** The ranges of a header with their weights; parameters other than `q` are passed over, and so is what cannot be read. */
function weighted(header: string): Weighted[] {
  return header
    .slice(0, MAX_HEADER)
    .split(',')
    .flatMap((part) => {
      const [value = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      if (value === '') return []
      const q = parameters.find((parameter) => parameter.startsWith('q='))
      const weight = q === undefined ? 1 : readWeight(q.slice(2))
      return weight === null ? [] : [{ value, weight }]
    })
}

function readWeight(text: string): number | null {
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : null
}
