import { toHex } from '@hefu/bytes'
import type { RefusalReason } from '@hefu/gate'
import { type AttributeValue, decodePass, type Epoch, type Pass, type ServiceId, StandardError } from '@hefu/standard'
import type { Door, DoorRequest } from '../door/open-door.ts'
import type { ServicePorts } from '../ports.ts'

/** What somebody showed. */
export interface Shown {
  readonly service: ServiceId
  readonly epoch: Epoch
  readonly pseudonym: Uint8Array
  readonly disclosed: ReadonlyMap<number, AttributeValue>
}

/** Something that a page asks its reader to show, and what came of it. */
export interface Ask<Outcome> {
  /** By which the page knows it, 32 hex digits; it stands in no code that is shown. */
  readonly id: string
  /** Null while nothing was shown, and for ever where it was answered elsewhere. */
  readonly outcome: Outcome | null
  /** A wallet has sent the answer: what came of it is told to whoever answered, and not to this page. */
  readonly isElsewhere: boolean
}

/**
 * Who is told what came of an answer that a wallet sends: whoever answered, who goes on at a page of their own by an address that only their wallet is
 * given; or the staff before whom they stand. Never simply the page that asked: somebody may have put its request before another person's wallet,
 * and would be told what is that person's.
 */
export type AnswerGoesTo =
  | {
      readonly to: 'answerer'
      /** The path of the page of an ask. */
      readonly path: (id: string) => string
    }
  | { readonly to: 'desk' }

/** A request as a page shows it. */
export interface ShownRequest extends DoorRequest {
  /** Opens the wallet on the same phone with it. */
  readonly link: string
}

/** What pages ask, in the memory of one process, for minutes: who was asked and what was shown is written nowhere. */
export interface Asks<Outcome> {
  /**
   * @param take what an answer leads to; called once
   * @param goesTo who is told, where a wallet sends the answer
   */
  begin(
    door: Door,
    take: (shown: Shown) => Promise<Outcome>,
    goesTo: AnswerGoesTo,
    indexes?: readonly number[],
  ): Ask<Outcome>
  /** An ask that is not over. */
  find(id: string): Ask<Outcome> | null
  /** The request to draw for it: the same until it is some seconds old. */
  request(id: string): Promise<ShownRequest | null>
  /** Takes the answer that a wallet sends, if it is one to an open request. */
  answer(text: string): Promise<SentAnswer>
  /** Takes a pass that a desk has scanned for an ask. */
  scan(id: string, text: string): Promise<'taken' | RefusalReason>
}

/** What became of an answer that a wallet sent. */
export type SentAnswer =
  /** `next`: where whoever answered goes on; null where they stand at a desk. */
  | { readonly outcome: 'taken'; readonly next: string | null }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason }

interface OpenAsk<Outcome> {
  readonly id: string
  readonly door: Door
  readonly indexes: readonly number[] | undefined
  readonly until: number
  readonly take: (shown: Shown) => Promise<Outcome>
  readonly goesTo: AnswerGoesTo
  readonly nonces: Set<string>
  request: ShownRequest | null
  drawnAt: number
  isTaken: boolean
  isElsewhere: boolean
  outcome: Outcome | null
}

const ASK_SECONDS = 900
/** A request is good for its half minute; a new one is drawn in time. */
const REDRAW_SECONDS = 12
const MAX_ASKS = 5000

/** Opens them. */
export function openAsks<Outcome>(
  ports: Pick<ServicePorts, 'clock' | 'random'>,
  { walletUrl, publicUrl }: { readonly walletUrl: string; readonly publicUrl: string },
): Asks<Outcome> {
  const asks = new Map<string, OpenAsk<Outcome>>()
  const byNonce = new Map<string, OpenAsk<Outcome>>()

  /** All are kept equally long, so the first are the oldest. */
  function drop(): void {
    const now = ports.clock()
    for (const [id, { until, nonces }] of asks) {
      if (until > now && asks.size <= MAX_ASKS) return
      asks.delete(id)
      for (const nonce of nonces) byNonce.delete(nonce)
    }
  }

  async function take(ask: OpenAsk<Outcome>, { service, epoch }: Pass, text: string): Promise<'taken' | RefusalReason> {
    const verdict = await ask.door.judge(text)
    if (verdict.verdict === 'refused') return verdict.reason
    if (ask.isTaken) return 'seen'
    ask.isTaken = true
    ask.outcome = await ask.take({ service, epoch, pseudonym: verdict.pseudonym, disclosed: verdict.disclosed })
    return 'taken'
  }

  return {
    begin(door, takeShown, goesTo, indexes) {
      drop()
      const id = toHex(ports.random(16))
      const until = ports.clock() + ASK_SECONDS
      const nonces = new Set<string>()
      const begun = { request: null, drawnAt: 0, isTaken: false, isElsewhere: false, outcome: null }
      asks.set(id, { id, door, indexes, until, take: takeShown, goesTo, nonces, ...begun })
      return { id, outcome: null, isElsewhere: false }
    },
    find(id) {
      drop()
      return asks.get(id) ?? null
    },
    async request(id) {
      const ask = asks.get(id)
      if (!ask) return null
      const now = ports.clock()
      if (!ask.request || now - ask.drawnAt >= REDRAW_SECONDS) {
        const made = await ask.door.request(ask.indexes)
        ask.request = { ...made, link: `${walletUrl}/#request=${encodeURIComponent(made.text)}` }
        ask.drawnAt = now
        const nonce = toHex(made.nonce)
        ask.nonces.add(nonce)
        byNonce.set(nonce, ask)
      }
      return ask.request
    },
    async answer(text) {
      const pass = readPass(text)
      if (!pass) return { outcome: 'refused', reason: 'malformed' }
      const ask = pass.nonce && byNonce.get(toHex(pass.nonce))
      if (!ask || ask.isTaken) return { outcome: 'refused', reason: 'nonce' }
      const taken = await take(ask, pass, text)
      if (taken !== 'taken') return { outcome: 'refused', reason: taken }
      if (ask.goesTo.to === 'desk') return { outcome: 'taken', next: null }
      const id = toHex(ports.random(16))
      asks.set(id, { ...ask, id, nonces: new Set() })
      ask.outcome = null
      ask.isElsewhere = true
      return { outcome: 'taken', next: `${publicUrl}${ask.goesTo.path(id)}` }
    },
    async scan(id, text) {
      const ask = asks.get(id)
      const pass = readPass(text.trim())
      if (!ask || ask.isTaken || !pass) return 'malformed'
      return take(ask, pass, text.trim())
    },
  }
}

function readPass(text: string): Pass | null {
  try {
    return decodePass(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}
