import { toHex } from '@hefu/bytes'
import type { Door, Offer } from '@hefu/service-kit'
import type { CandidateId } from '../results/seal-result.ts'

/** How an ask stands. */
export type AskState =
  | { readonly state: 'open' }
  /** The answer found nothing to hand out: no such candidate, no result, or another person's. It is not said which. */
  | { readonly state: 'no-result' }
  | { readonly state: 'ready'; readonly offer: Offer }
  /** A wallet has sent the answer: its holder goes on at a page of their own, and this one is told nothing. */
  | { readonly state: 'elsewhere' }

/** A browser or a counter that waits for the answer of a wallet. */
export interface Ask {
  /** 32 hex digits, random; whoever has it is handed the offer. */
  readonly id: string
  readonly of: CandidateId
  /** The place in the queue with which it began; null at a counter. */
  readonly place: number | null
  /** Its own: a door remembers a few open requests, and on release day thousands of people ask at once. */
  readonly door: Door
  /** Unix seconds. */
  readonly until: number
  state: AskState
}

/** Asks of this process, in memory and for a few minutes: what was typed and who answered is written nowhere. */
export interface OpenAsks {
  /** `busy` when there are too many; `place-used` when one place has begun too many. */
  add(ask: Omit<Ask, 'until' | 'state'>, now: number): Ask | 'busy' | 'place-used'
  find(id: string, now: number): Ask | null
  /** An ask of its own for whoever has answered another, which ends there. */
  handOn(ask: Ask, id: string, state: AskState): Ask
  /** Notes that a request was shown for an ask. */
  show(ask: Ask, nonce: Uint8Array): void
  ofNonce(nonce: Uint8Array, now: number): Ask | null
  readonly size: number
}

/** Seconds for which an ask is kept. */
const ASK_SECONDS = 600
/** Asks of one place: a typing mistake, a second try; it is not a way around the queue. */
const ASKS_PER_PLACE = 5
/** About 60 MB. */
const DEFAULT_MOST = 20_000
/** Requests of an ask that may still be answered: a new one comes each half minute and lives for three. */
const SHOWN = 4

/** Keeps asks in memory, bounded. */
export function openAsks(most: number = DEFAULT_MOST): OpenAsks {
  const asks = new Map<string, Ask>()
  const shown = new Map<string, string[]>()
  const askOfNonce = new Map<string, string>()
  const countOfPlace = new Map<string, number>()

  /** All are kept equally long, so the first are the oldest. */
  function drop(now: number): void {
    for (const ask of asks.values()) {
      if (ask.until > now) return
      asks.delete(ask.id)
      for (const nonce of shown.get(ask.id) ?? []) askOfNonce.delete(nonce)
      shown.delete(ask.id)
      count(ask, -1)
    }
  }

  function count({ of, place }: Pick<Ask, 'of' | 'place'>, by: number): number {
    if (place === null) return 0
    const key = `${of.session} ${place}`
    const counted = (countOfPlace.get(key) ?? 0) + by
    if (counted > 0) countOfPlace.set(key, counted)
    else countOfPlace.delete(key)
    return counted
  }

  function find(id: string, now: number): Ask | null {
    const ask = asks.get(id)
    return ask && ask.until > now ? ask : null
  }

  return {
    add(begun, now) {
      drop(now)
      if (asks.size >= most) return 'busy'
      if (count(begun, 1) > ASKS_PER_PLACE) {
        count(begun, -1)
        return 'place-used'
      }
      const ask: Ask = { ...begun, until: now + ASK_SECONDS, state: { state: 'open' } }
      asks.set(ask.id, ask)
      return ask
    },
    find,
    handOn(ask, id, state) {
      const own: Ask = { ...ask, id, place: null, state }
      asks.set(id, own)
      ask.state = { state: 'elsewhere' }
      return own
    },
    show(ask, nonce) {
      const nonces = [...(shown.get(ask.id) ?? []), toHex(nonce)]
      for (const old of nonces.splice(0, Math.max(0, nonces.length - SHOWN))) askOfNonce.delete(old)
      shown.set(ask.id, nonces)
      askOfNonce.set(toHex(nonce), ask.id)
    },
    ofNonce: (nonce, now) => find(askOfNonce.get(toHex(nonce)) ?? '', now),
    get size() {
      return asks.size
    },
  }
}
