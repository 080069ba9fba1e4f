import type { RandomSource } from '@hefu/bbs'
import { toHex } from '@hefu/bytes'
import type { RefusalReason } from '@hefu/gate'
import type { Door } from '@hefu/service-kit'
import { decodePass, StandardError } from '@hefu/standard'
import { candidateNumber } from '../candidates/candidate-number.ts'
import { ID_NUMBER } from '../entries.ts'
import type { Place } from '../queue/place.ts'
import type { Queues } from '../queue/queues.ts'
import type { ReleaseFigures } from '../release/release-figures.ts'
import { releaseStanding } from '../release/release-gate.ts'
import type { KnownSessions } from '../sessions/known-sessions.ts'
import type { ExamSession } from '../sessions/session.ts'
import { type HandOverPorts, handOver } from './hand-over.ts'
import { type Ask, type AskState, openAsks } from './open-asks.ts'

/** Where an ask begins: at a place in the queue, or at a counter, which has a queue of people in front of it. */
export type AskFrom = Place | 'counter'

/** Whether an ask has begun. */
export type Begun =
  | { readonly outcome: 'begun'; readonly ask: Ask }
  | { readonly outcome: 'early'; readonly secondsLeft: number | null }
  | {
      readonly outcome: 'refused'
      readonly reason: 'not-called' | 'passed' | 'malformed-number' | 'place-used' | 'busy'
    }

/** What became of an answer. */
export type Answered =
  | {
      readonly outcome: 'handed' | 'no-result'
      readonly ask: Ask
      /** The path at which whoever sent the answer goes on; null where they go on where they are. */
      readonly next: string | null
    }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason | 'unknown-request' }

/** A request as it is shown, drawn or opened on the same phone. */
export interface ShownRequest {
  readonly text: string
  readonly link: string
  /** Unix seconds. */
  readonly validUntil: number
}

/** Where results are asked for. */
export interface AskDesk {
  begin(session: ExamSession, from: AskFrom, number: string): Promise<Begun>
  find(id: string): Ask | null
  /** A fresh request of an open ask. */
  request(ask: Ask): Promise<ShownRequest>
  /**
   * Judges the text of a pass that answers one of the requests shown.
   *
   * @param came `shown` to whoever asks, who then goes on; or `sent` by a wallet, whose holder goes on at an ask of their own, unless they stand at
   * a counter: the page that asked may be anybody's
   */
  answer(text: string, came: 'shown' | 'sent'): Promise<Answered>
}

/** What the desk stands on. */
export interface AskDeskPorts extends HandOverPorts {
  readonly openDoor: () => Door
  readonly sessions: KnownSessions
  readonly queues: Queues
  readonly figures: ReleaseFigures
  readonly random: RandomSource
  readonly nowMs: () => number
  readonly walletUrl: string
}

/** Opens the desk. The release comes first in everything that it does: before the instant nothing is looked up and nobody is asked. */
export function openAskDesk(ports: AskDeskPorts): AskDesk {
  const { clock, sessions, queues, figures, random, nowMs, walletUrl } = ports
  const asks = openAsks()

  async function standing(session: ExamSession, from: AskFrom): Promise<'called' | 'not-called' | 'passed'> {
    if (from === 'counter') return 'called'
    const { queue } = await queues.of(session.id)
    queue.open(nowMs())
    const { standing } = queue.standing(from.number, nowMs())
    return standing === 'waiting' ? 'not-called' : standing
  }

  return {
    async begin(session, from, text) {
      const now = clock()
      const release = releaseStanding(session, now)
      if (release.standing === 'unplanned') return { outcome: 'early', secondsLeft: null }
      if (release.standing === 'early') return { outcome: 'early', secondsLeft: release.secondsLeft }
      const stands = await standing(session, from)
      if (stands !== 'called') return { outcome: 'refused', reason: stands }
      const number = candidateNumber(text)
      if (number === null) return { outcome: 'refused', reason: 'malformed-number' }
      const of = { session: session.id, number }
      const place = from === 'counter' ? null : from.number
      const ask = asks.add({ id: toHex(random(16)), of, place, door: ports.openDoor() }, now)
      if (typeof ask === 'string') return { outcome: 'refused', reason: ask }
      figures.count(session.id, 'asks', now)
      return { outcome: 'begun', ask }
    },

    find: (id) => asks.find(id, clock()),

    async request(ask) {
      const { text, validUntil, nonce } = await ask.door.request()
      asks.show(ask, nonce)
      return { text, validUntil, link: `${walletUrl}/#request=${encodeURIComponent(text)}` }
    },

    async answer(text, came) {
      const nonce = nonceOf(text)
      if (nonce === null) return { outcome: 'refused', reason: 'malformed' }
      const ask = asks.ofNonce(nonce, clock())
      if (!ask) return { outcome: 'refused', reason: 'unknown-request' }
      const session = await sessions.find(ask.of.session)
      if (!session || releaseStanding(session, clock()).standing !== 'released') {
        return { outcome: 'refused', reason: 'unknown-request' }
      }
      const { pace } = await queues.of(session.id)
      return pace.work(async () => {
        const verdict = await ask.door.judge(text)
        if (verdict.verdict === 'refused') return { outcome: 'refused', reason: verdict.reason }
        const offer = await handOver(ports, ask.of, String(verdict.disclosed.get(ID_NUMBER) ?? ''))
        const state: AskState = offer ? { state: 'ready', offer } : { state: 'no-result' }
        figures.count(session.id, offer ? 'handed' : 'refused', clock())
        const outcome = offer ? 'handed' : 'no-result'
        if (came === 'sent' && ask.place !== null) {
          const own = asks.handOn(ask, toHex(random(16)), state)
          return { outcome, ask: own, next: `/results/${session.id}/answered/${own.id}` }
        }
        ask.state = state
        return { outcome, ask, next: null }
      })
    },
  }
}

/** Null for what is no pass, or one that answers nothing. */
function nonceOf(text: string): Uint8Array | null {
  try {
    return decodePass(text).nonce
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}
