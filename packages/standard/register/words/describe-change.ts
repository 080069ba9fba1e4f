import type { CredentialType } from '../../credential/credential-type.ts'
import type { Language } from '../../local-text.ts'
import type { PseudonymScope } from '../../showing/scope.ts'
import type { Service } from '../service.ts'
import type { Narrowing, ServiceChange } from '../service-change.ts'
import type { Widening } from '../widening.ts'
import { CHINESE } from './chinese.ts'
import { ENGLISH } from './english.ts'
import { cityTimeInWords, unitsInWords } from './in-language.ts'
import type { RegisterPhrases } from './phrases.ts'

/** Each language's phrases. */
export const PHRASES: Readonly<Record<Language, RegisterPhrases>> = { 'zh-CN': CHINESE, en: ENGLISH }

/** What a change needs beside it to be said. */
interface About {
  readonly service: Service
  readonly type: CredentialType | undefined
  readonly utcOffsetMinutes: number
  readonly language: Language
}

type Plain<Change extends { readonly what: string }> = Exclude<Change, { readonly index: number }>['what']

/** What a thing that changes becomes, for those of which it is to be said. */
const VALUES: Partial<Readonly<Record<Plain<Widening> | Plain<Narrowing>, (about: About) => string>>> = {
  type: ({ type, service, language }) => type?.name[language] ?? service.type,
  operator: ({ service, language }) => service.operator[language],
  name: ({ service, language }) => service.name[language],
  purpose: ({ service, language }) => service.purpose[language],
  'legal-basis': ({ service, language }) => service.legalBasis[language],
  'wider-scope': ({ service, language }) => describeScope(service.scope, language),
  'narrower-scope': ({ service, language }) => describeScope(service.scope, language),
  'longer-retention': ({ service, language }) => describeRetention(service.retentionDays, language),
  'shorter-retention': ({ service, language }) => describeRetention(service.retentionDays, language),
  'earlier-begin': ({ service, utcOffsetMinutes, language }) =>
    cityTimeInWords(service.validFrom, utcOffsetMinutes, language),
  'later-end': ({ service, utcOffsetMinutes, language }) => cityTimeInWords(service.endsAt, utcOffsetMinutes, language),
  'answers-go-to': ({ service }) => service.answersAt ?? '',
  'earlier-end': ({ service, utcOffsetMinutes, language }) =>
    cityTimeInWords(service.endsAt, utcOffsetMinutes, language),
}

/** What a registration changes, a line for each thing; one line where it changes nothing of anybody's data. */
export function describeChange(
  { service, further, less, logged }: ServiceChange,
  utcOffsetMinutes: number,
  language: Language,
): readonly string[] {
  const about = { service, type: logged.before.types.get(service.type)?.type, utcOffsetMinutes, language }
  const lines = [...further, ...less].map((change) => describeOne(change, about))
  return lines.length > 0 ? lines : [PHRASES[language].nothingOfAnybody]
}

/** For how long a pseudonym lasts, and with it the knowledge of the same holder. */
export function describeScope(scope: PseudonymScope, language: Language): string {
  return PHRASES[language].scopes[scope]
}

/** How long a service keeps what it was shown. */
export function describeRetention(days: number, language: Language): string {
  return days === 0 ? PHRASES[language].keepsNothing : unitsInWords(days, 'day', language)
}

/** An attribute of a credential type, by its index. */
export function describeAttribute(type: CredentialType | undefined, index: number, language: Language): string {
  return type?.attributes[index]?.label[language] ?? PHRASES[language].attribute({ number: String(index) })
}

function describeOne(change: Widening | Narrowing, about: About): string {
  const { changes, colon } = PHRASES[about.language]
  const value =
    'index' in change ? describeAttribute(about.type, change.index, about.language) : VALUES[change.what]?.(about)
  return value === undefined ? changes[change.what] : `${changes[change.what]}${colon}${value}`
}
