import { type Epoch, epochPlus, toEpoch } from '@hefu/standard'

/** The epochs that one issuer key signs for, the first and the last included. */
export interface KeySpan {
  readonly firstEpoch: Epoch
  readonly lastEpoch: Epoch
}

const WEEKS = 13
const SPANS_A_YEAR = 4

/**
 * The quarter of the ISO year that an epoch lies in. Spans follow from the calendar alone and never overlap, so that every
 * process plans the same keys and all holders of an epoch share one.
 */
export function keySpanOf(epoch: Epoch): KeySpan {
  const year = Math.floor(epoch / 100)
  const quarter = Math.min(SPANS_A_YEAR - 1, Math.floor(((epoch % 100) - 1) / WEEKS))
  const firstEpoch = toEpoch(year * 100 + quarter * WEEKS + 1)
  // The last quarter has a fourteenth week in long years.
  const nextFirst = quarter === SPANS_A_YEAR - 1 ? (year + 1) * 100 + 1 : firstEpoch + WEEKS
  return { firstEpoch, lastEpoch: epochPlus(nextFirst as Epoch, -1) }
}

/** The present span and the one after it, whose key is published ahead. */
export function plannedSpans(present: Epoch): readonly KeySpan[] {
  const span = keySpanOf(present)
  return [span, keySpanOf(epochPlus(span.lastEpoch, 1))]
}
