import { toHex } from '@hefu/bytes'
import { SLOT_SECONDS, type Slot, slotStart } from '@hefu/standard'

/** A request that a gate has shown and that may still be answered, once. */
export interface OpenRequest {
  readonly nonce: Uint8Array
  /** Attribute indexes that it asked for, ascending. */
  readonly indexes: readonly number[]
  readonly slot: Slot
}

/** A gate shows one request at a time; a few more are still in residents' hands. */
const MAX_OPEN = 64

/** The requests of one gate that wait for an answer: bounded, each answered at most once, none kept after its time. */
export interface OpenRequests {
  add(request: OpenRequest): void
  find(nonce: Uint8Array, now: number): OpenRequest | undefined
  close(request: OpenRequest): void
}

/** Requests in memory. @param most kept; the oldest give way */
export function openRequests(most: number = MAX_OPEN): OpenRequests {
  // In the order in which they were made, so the first are the oldest.
  const open = new Map<string, OpenRequest>()
  return {
    add(request) {
      open.set(toHex(request.nonce), request)
      for (const oldest of open.keys()) {
        if (open.size <= most) break
        open.delete(oldest)
      }
    },
    find(nonce, now) {
      for (const [key, { slot }] of open) {
        if (now < answerableUntil(slot)) break
        open.delete(key)
      }
      return open.get(toHex(nonce))
    },
    close(request) {
      open.delete(toHex(request.nonce))
    },
  }
}

/** A wallet accepts a request until the slot after its own is over, and its answer is accepted for one slot more. */
function answerableUntil(slot: Slot): number {
  return slotStart(slot) + 3 * SLOT_SECONDS
}
