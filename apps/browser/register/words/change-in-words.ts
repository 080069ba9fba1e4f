import type { CredentialType, Service, Widening } from '@hefu/standard'
import * as m from '../../paraglide/messages.js'
import type { Narrowing, ServiceChange } from '../reading/service-history.ts'
import { inLanguage } from './languages.ts'
import { dayInCity } from './moments.ts'
import { attributeLabel, retentionInWords, scopeInWords } from './service-in-words.ts'

/** What a sentence about a change needs beside it. */
interface About {
  readonly service: Service
  readonly type: CredentialType | undefined
  readonly utcOffsetMinutes: number
}

type Plain<Change extends { readonly what: string }> = Exclude<Change, { readonly index: number }>['what']

const FURTHER: Readonly<Record<Plain<Widening>, (about: About) => string>> = {
  new: () => m.change_new(),
  type: ({ type, service }) => m.change_type({ type: type ? inLanguage(type.name) : service.type }),
  operator: ({ service }) => m.change_operator({ operator: inLanguage(service.operator) }),
  name: ({ service }) => m.change_name({ name: inLanguage(service.name) }),
  purpose: ({ service }) => m.change_purpose({ purpose: inLanguage(service.purpose) }),
  'legal-basis': ({ service }) => m.change_basis({ basis: inLanguage(service.legalBasis) }),
  'wider-scope': ({ service }) => m.change_scope({ scope: scopeInWords(service.scope) }),
  'asks-without-proving-itself': () => m.change_open(),
  'longer-retention': ({ service }) => m.change_retention({ time: retentionInWords(service.retentionDays) }),
  'earlier-begin': ({ service, utcOffsetMinutes }) =>
    m.change_begin({ date: dayInCity(service.validFrom, utcOffsetMinutes) }),
  'later-end': ({ service, utcOffsetMinutes }) => m.change_later({ date: dayInCity(service.endsAt, utcOffsetMinutes) }),
}

const LESS: Readonly<Record<Plain<Narrowing>, (about: About) => string>> = {
  'shorter-retention': ({ service }) => m.change_shorter({ time: retentionInWords(service.retentionDays) }),
  'narrower-scope': ({ service }) => m.change_narrower({ scope: scopeInWords(service.scope) }),
  'proves-itself': () => m.change_answer(),
  'earlier-end': ({ service, utcOffsetMinutes }) =>
    m.change_earlier({ date: dayInCity(service.endsAt, utcOffsetMinutes) }),
}

/** What a registration changes, a line for each thing; one line where it changes nothing of anybody's data. */
export function changesInWords({ service, further, less, logged }: ServiceChange, offset: number): readonly string[] {
  const about = { service, type: logged.before.types.get(service.type)?.type, utcOffsetMinutes: offset }
  const lines = [...further.map((one) => furtherInWords(one, about)), ...less.map((one) => lessInWords(one, about))]
  return lines.length > 0 ? lines : [m.change_small()]
}

function furtherInWords(widening: Widening, about: About): string {
  if (!('index' in widening)) return FURTHER[widening.what](about)
  const attribute = attributeLabel(about.type, widening.index)
  return widening.what === 'requires' ? m.change_requires({ attribute }) : m.change_may_ask({ attribute })
}

function lessInWords(narrowing: Narrowing, about: About): string {
  if (!('index' in narrowing)) return LESS[narrowing.what](about)
  return m.change_no_longer({ attribute: attributeLabel(about.type, narrowing.index) })
}
