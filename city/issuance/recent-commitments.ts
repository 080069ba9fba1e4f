import { createHash } from 'node:crypto'
import { encodeDcbor } from '@hefu/bytes'
import { NONCE_LIFETIME } from '@hefu/server'
import type { Epoch } from '@hefu/standard'
import type { RecordKey } from './record-key.ts'

/** An issuance as far as a repetition of it would be the same. */
export interface RequestedIssuance {
  readonly key: RecordKey
  readonly epoch: Epoch
  readonly commitment: Uint8Array
}

/** Most commitments remembered; 100 a second for the lifetime of a nonce. */
const CAPACITY = 30_000

/**
 * Remembers for as long as a nonce lives which commitments were signed, in memory alone, so that a wallet which lost the answer may ask
 * again without spending a replacement. Forgetting one early, or in another process, costs a replacement and nothing else.
 */
export interface RecentCommitments {
  has(issuance: RequestedIssuance, now: number): boolean
  add(issuance: RequestedIssuance, now: number): void
}

/** Recent commitments of this process, at most `capacity` of them. */
export function recentCommitments(capacity: number = CAPACITY): RecentCommitments {
  const until = new Map<string, number>()

  function forget(now: number): void {
    for (const [digest, end] of until) {
      if (end > now && until.size <= capacity) return
      until.delete(digest)
    }
  }

  return {
    has(issuance, now) {
      return (until.get(digestOf(issuance)) ?? 0) > now
    },
    add(issuance, now) {
      const digest = digestOf(issuance)
      until.delete(digest)
      until.set(digest, now + NONCE_LIFETIME)
      forget(now)
    },
  }
}

function digestOf({ key, epoch, commitment }: RequestedIssuance): string {
  const message = encodeDcbor([key.type, key.subjectHash, epoch, commitment])
  return createHash('sha256').update(message).digest('base64')
}
