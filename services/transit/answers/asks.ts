import type { RandomSource } from '@hefu/bbs'
import { toHex } from '@hefu/bytes'
import type { RefusalReason } from '@hefu/gate'
import type { Door, DoorRequest } from '@hefu/service-kit'
import { type AttributeValue, type Clock, decodePass, type Epoch, type ServiceId, StandardError } from '@hefu/standard'

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
  readonly outcome: Outcome | null
}

/** What pages ask, in the memory of one process, for minutes. */
export interface Asks {
  /** @param take what an answer leads to; called once */
  begin<Outcome>(door: Door, take: (shown: Shown) => Promise<Outcome>): Ask<Outcome>
  /** An ask that is not over. */
  find(id: string): Ask<unknown> | null
  /** The request to draw for it: the same until it is some seconds old. */
  request(id: string): Promise<DoorRequest | null>
  /** Takes the answer that a wallet sends, if it is one to an open request. */
  answer(text: string): Promise<'taken' | RefusalReason>
}

interface OpenAsk {
  readonly id: string
  readonly door: Door
  readonly until: number
  readonly take: (shown: Shown) => Promise<unknown>
  readonly nonces: Set<string>
  request: DoorRequest | null
  drawnAt: number
  isTaken: boolean
  outcome: unknown
}

const ASK_SECONDS = 900
/** A request is good for its half minute; a new one is drawn in time. */
const REDRAW_SECONDS = 12
const MAX_ASKS = 5000

/** Opens them. */
export function openAsks(ports: { readonly clock: Clock; readonly random: RandomSource }): Asks {
  const asks = new Map<string, OpenAsk>()

  function drop(): void {
    const now = ports.clock()
    for (const [id, { until }] of asks) if (until <= now || asks.size > MAX_ASKS) asks.delete(id)
  }

  return {
    begin<Outcome>(door: Door, take: (shown: Shown) => Promise<Outcome>): Ask<Outcome> {
      drop()
      const id = toHex(ports.random(16))
      const until = ports.clock() + ASK_SECONDS
      asks.set(id, { id, door, until, take, nonces: new Set(), request: null, drawnAt: 0, isTaken: false, outcome: null })
      return { id, outcome: null }
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
        ask.request = await ask.door.request()
        ask.drawnAt = now
        ask.nonces.add(toHex(ask.request.nonce))
      }
      return ask.request
    },
    async answer(text) {
      const pass = readPass(text)
      if (!pass) return 'malformed'
      const nonce = pass.nonce === null ? '' : toHex(pass.nonce)
      const ask = [...asks.values()].find(({ nonces, isTaken }) => !isTaken && nonces.has(nonce))
      if (!ask) return 'nonce'
      const verdict = await ask.door.judge(text)
      if (verdict.verdict === 'refused') return verdict.reason
      ask.isTaken = true
      const { service, epoch } = pass
      ask.outcome = await ask.take({ service, epoch, pseudonym: verdict.pseudonym, disclosed: verdict.disclosed })
      return 'taken'
    },
  }
}

function readPass(text: string): ReturnType<typeof decodePass> | null {
  try {
    return decodePass(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}
