import type { EntrySpan } from './entry-flags.ts'

/** What lets somebody enter. Only the clinic ever knows which of them it was. */
export type Evidence =
  | { readonly kind: 'tested'; readonly sampledAt: number }
  | { readonly kind: 'immunised'; readonly lastDoseAt: number }
  | { readonly kind: 'recovered'; readonly positiveAt: number }

const HOUR = 3600
const DAY = 24 * HOUR

/** For how long after a sample a negative test counts, in seconds. */
export const TEST_LASTS: number = 48 * HOUR

// After the last dose the body needs two weeks; protection is taken to last nine months.
const IMMUNE_FROM = 14 * DAY
const IMMUNE_UNTIL = 270 * DAY
// Nobody enters while still infectious; what an infection leaves behind is taken to last half a year.
const RECOVERED_FROM = 11 * DAY
const RECOVERED_UNTIL = 180 * DAY

/** From when until before when one piece of evidence counts. */
export function spanOf(evidence: Evidence): EntrySpan {
  switch (evidence.kind) {
    case 'tested':
      return [evidence.sampledAt, evidence.sampledAt + TEST_LASTS]
    case 'immunised':
      return [evidence.lastDoseAt + IMMUNE_FROM, evidence.lastDoseAt + IMMUNE_UNTIL]
    case 'recovered':
      return [evidence.positiveAt + RECOVERED_FROM, evidence.positiveAt + RECOVERED_UNTIL]
  }
}

/** The spans of all evidence that still counts. They are all that an offer keeps: not what they rest on. */
export function entrySpans(evidence: readonly Evidence[], now: number): readonly EntrySpan[] {
  return evidence.map(spanOf).filter(([, until]) => until > now)
}
