import { type CborValue, encodeDcbor, equalBytes } from '@hefu/bytes'
import { localTextToCbor } from '../local-text.ts'
import { PSEUDONYM_SCOPES } from '../showing/scope.ts'
import type { Service } from './service.ts'

/** In what a registration goes further than another: what residents must be told of before it takes effect. */
export type Widening =
  | { readonly what: 'new' }
  | { readonly what: 'requires' | 'may-ask'; readonly index: number }
  | {
      readonly what:
        | 'type'
        | 'operator'
        | 'name'
        | 'purpose'
        | 'legal-basis'
        | 'wider-scope'
        | 'asks-without-proving-itself'
        | 'longer-retention'
        | 'earlier-begin'
        | 'later-end'
        | 'answers-go-to'
    }

/**
 * In what the registration of a service goes further than the one in force; nothing when it only narrows, or changes what concerns
 * nobody's data (contact, complaints, request keys, who is admitted). Who asks, and why, must not change unnoticed either.
 *
 * @param before the registration in force; null when there is none
 */
export function widenings(before: Service | null, after: Service): readonly Widening[] {
  if (!before) return [{ what: 'new' }]
  const asked = [...before.required, ...before.optional]
  const further = [
    [before.type !== after.type || before.issuer !== after.issuer, 'type'],
    [differs(before.operator, after.operator), 'operator'],
    [differs(before.name, after.name), 'name'],
    [differs(before.purpose, after.purpose), 'purpose'],
    [differs(before.legalBasis, after.legalBasis), 'legal-basis'],
    [PSEUDONYM_SCOPES.indexOf(after.scope) > PSEUDONYM_SCOPES.indexOf(before.scope), 'wider-scope'],
    [before.showing === 'answer' && after.showing === 'open', 'asks-without-proving-itself'],
    [after.retentionDays > before.retentionDays, 'longer-retention'],
    [after.validFrom < before.validFrom, 'earlier-begin'],
    [after.endsAt > before.endsAt, 'later-end'],
    [after.answersAt !== undefined && after.answersAt !== before.answersAt, 'answers-go-to'],
  ] as const
  return [
    ...after.required
      .filter((index) => !before.required.includes(index))
      .map((index) => ({ what: 'requires', index }) as const),
    ...after.optional.filter((index) => !asked.includes(index)).map((index) => ({ what: 'may-ask', index }) as const),
    ...further.filter(([holds]) => holds).map(([, what]) => ({ what })),
  ]
}

function differs(before: Service['name'], after: Service['name']): boolean {
  const bytes = (text: Service['name']): Uint8Array => encodeDcbor(localTextToCbor(text) as CborValue)
  return !equalBytes(bytes(before), bytes(after))
}
