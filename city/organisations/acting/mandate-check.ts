import type { AttributeValue } from '@hefu/standard'

/**
 * Asks for a mandate and judges the answer, as a gate of the service by which organisations sign in. The city's server is no gate, and may not import
 * one: whoever composes the city hands in one that is made from a gate.
 */
export interface MandateCheck {
  /** A request for a wallet to scan, good until `validUntil` (Unix seconds); null while the register has no such service. */
  makeRequest(): Promise<{ readonly text: string; readonly validUntil: number } | null>
  /** Never throws, whatever the text. An answer is admitted once. */
  check(pass: string): MandateVerdict
}

/** What was said of an answer. */
export type MandateVerdict =
  | {
      readonly verdict: 'admitted'
      /** By attribute index of the type `mandate`. */
      readonly disclosed: ReadonlyMap<number, AttributeValue>
    }
  | { readonly verdict: 'refused'; readonly reason: string }
