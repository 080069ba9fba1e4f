/** Why what somebody says of a thing or an organisation is not taken. */
export type RefusalReason =
  | 'unreadable'
  | 'not-utf8'
  | 'too-large'
  | 'missing'
  | 'unknown-field'
  | 'not-text'
  | 'too-long'
  | 'unseen-characters'
  | 'malformed'
  | 'not-a-number'
  | 'not-a-date'
  | 'out-of-range'
  | 'unknown-choice'
  | 'unknown-kind'
  | 'unknown-custodian'
  | 'unknown-attribute'
  | 'repeated-id'
  | 'other-custodian'
  | 'retired'
  | 'closed'
  | 'taken'
  | 'unknown-organisation'

/** The first thing that is wrong, and in which field: `attributes.height`, or empty for the whole. */
export interface Refusal {
  readonly field: string
  readonly reason: RefusalReason
}

/** A value, or why it is none. */
export type Checked<Value> =
  | { readonly outcome: 'good'; readonly value: Value }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/** A value that holds. */
export function good<Value>(value: Value): Checked<Value> {
  return { outcome: 'good', value }
}

/** A refusal of a field. */
export function refuse(
  field: string,
  reason: RefusalReason,
): {
  readonly outcome: 'refused'
  readonly refusal: Refusal
} {
  return { outcome: 'refused', refusal: { field, reason } }
}
