import { type CredentialTypeId, EARLY_END_REASONS } from '@hefu/standard'
import type { EarlyEnd } from './stop.ts'

/** What the city says of an early end: `{ reason, act, decidedAt, appealBy }`; null for anything else. */
export function readEarlyEnd(value: unknown, type: CredentialTypeId): EarlyEnd | null {
  const { reason, act, decidedAt, appealBy } = (value ?? {}) as Record<string, unknown>
  const known = EARLY_END_REASONS.find((candidate) => candidate === reason)
  if (!known || !isCount(act) || !isCount(decidedAt) || !isCount(appealBy)) return null
  return { type, reason: known, act, decidedAt, appealBy }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
