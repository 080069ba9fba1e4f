import {
  type HealthStatement,
  type HealthVerdict,
  productName,
  type RefusedReason,
  type UnreadableReason,
} from '@hefu/health'
import * as m from '../paraglide/messages.js'
import { presentLanguage } from './languages.ts'
import { momentHere } from './times.ts'

/** A fact with its name, for a list. */
export type NamedFact = readonly [name: string, value: string]

/** What happened and what it means, in a few words. */
export interface HealthWords {
  readonly title: string
  readonly text: string
}

type Words = readonly [title: () => string, text: () => string]

const DAMAGED: Words = [m.health_damaged_title, m.health_damaged]

const UNREADABLE: Readonly<Record<UnreadableReason, Words>> = {
  'unknown-format': [m.health_unknown_title, m.health_unknown],
  'too-large': [m.health_too_large_title, m.health_too_large],
  'malformed-text': DAMAGED,
  'malformed-compression': DAMAGED,
  'malformed-container': DAMAGED,
  'malformed-content': [m.health_content_title, m.health_content],
  'unsupported-algorithm': [m.health_content_title, m.health_content],
}

const REFUSED: Readonly<Record<RefusedReason, Words>> = {
  'unknown-issuer': [m.health_unvouched_title, m.health_unvouched],
  'bad-signature': [m.health_forged_title, m.health_forged],
  'wrong-usage': [m.health_usage_title, m.health_usage],
  revoked: [m.health_revoked_title, m.health_revoked],
  'not-yet-valid': [m.health_early_title, m.health_early],
  expired: [m.health_expired_title, m.health_expired],
}

/** Why a text cannot be read. */
export function unreadableInWords(reason: UnreadableReason): HealthWords {
  const [title, text] = UNREADABLE[reason]
  return { title: title(), text: text() }
}

/** What a certificate is worth here. That nobody vouches for it is said as what it is, and no error. */
export function verdictInWords(checked: HealthVerdict): HealthWords {
  if (checked.verdict === 'refused') {
    const [title, text] = REFUSED[checked.reason]
    return { title: title(), text: text() }
  }
  const { issuer, name } = checked.voucher
  return { title: m.health_genuine_title(), text: m.health_genuine({ issuer: name ?? placeOf(issuer) }) }
}

/** One statement as a title and facts. */
export function statementInWords(statement: HealthStatement): { title: string; facts: readonly NamedFact[] } {
  const by: NamedFact[] = statement.by === null ? [] : [[m.health_by(), statement.by]]
  const country: NamedFact[] = statement.country === null ? [] : [[m.health_country(), placeOf(statement.country)]]
  switch (statement.kind) {
    case 'vaccination': {
      const { product, dose, doses, on } = statement
      const name = productName(product.code) ?? product.display ?? product.code
      const number: NamedFact[] =
        dose === null ? [] : [[m.health_dose(), m.health_dose_of({ dose, doses: doses ?? dose })]]
      return {
        title: m.health_vaccination(),
        facts: [[m.health_product(), name], ...number, [m.health_on(), dateInWords(on)], ...by, ...country],
      }
    }
    case 'test': {
      const { method, covid } = statement
      const sampled = sampledInWords(statement)
      const when: NamedFact[] = sampled === null ? [] : [[m.health_sampled(), sampled]]
      return {
        title: covid ? m.health_test() : (method.display ?? m.health_result_of({ code: method.code })),
        facts: [[m.health_result(), resultInWords(statement)], ...when, ...by, ...country],
      }
    }
    case 'recovery': {
      const { firstPositive, from, until } = statement
      return {
        title: m.health_recovery(),
        facts: [
          [m.health_first_positive(), dateInWords(firstPositive)],
          [m.health_valid(), m.health_from_until({ from: dateInWords(from), until: dateInWords(until) })],
          ...by,
          ...country,
        ],
      }
    }
  }
}

/** A result in words; a measured one as it stands. */
export function resultInWords({ result, value }: Extract<HealthStatement, { kind: 'test' }>): string {
  if (result === 'other') return value ?? m.health_no_value()
  return result === 'negative' ? m.health_negative() : m.health_positive()
}

/** When a sample was taken: a time by this device's clock, a mere date as it was written. */
function sampledInWords({ sampled, sampledAt }: Extract<HealthStatement, { kind: 'test' }>): string | null {
  if (sampled === null || sampledAt === null) return null
  return sampled.includes('T') ? momentHere(sampledAt) : dateInWords(sampled)
}

/** A date in words; a mere year or month as it was written. */
export function dateInWords(written: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return written
  const format = new Intl.DateTimeFormat(presentLanguage(), { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(Date.parse(`${written}T00:00:00Z`))
}

/** A country by its two letters; anything else as it stands. */
function placeOf(issuer: string): string {
  if (issuer.startsWith('https://')) return URL.parse(issuer)?.hostname ?? issuer
  try {
    return new Intl.DisplayNames(presentLanguage(), { type: 'region' }).of(issuer) ?? issuer
  } catch {
    return issuer
  }
}
