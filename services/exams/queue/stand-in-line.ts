import type { KeyObject } from 'node:crypto'
import { releaseStanding } from '../release/release-gate.ts'
import type { ExamSession } from '../sessions/session.ts'
import { type Place, readPlace, signPlace } from './place.ts'
import type { SessionQueue } from './queues.ts'
import { askAgainAfter } from './waiting-time.ts'

/** How somebody with or without a place stands; the same for everybody, whoever they are. */
export type LineStanding =
  | { readonly standing: 'unplanned' }
  /** Not out; `place` is given from half an hour before. */
  | {
      readonly standing: 'early'
      readonly releasesAt: number
      readonly secondsLeft: number
      readonly ahead: number | null
      readonly askAgainAfter: number
    }
  | {
      readonly standing: 'waiting'
      readonly ahead: number
      readonly seconds: number | null
      /** Fewer are called than usual, because answers take long. */
      readonly isSlow: boolean
      /** People called a second, measured. */
      readonly rate: number
      readonly askAgainAfter: number
    }
  | { readonly standing: 'called' }
  | { readonly standing: 'passed' }

/** A standing, with the place to keep in the browser; null where none is given yet. */
export interface InLine {
  readonly line: LineStanding
  readonly place: Place | null
  readonly token: string | null
  /** Whether the place was given just now. */
  readonly isNew: boolean
}

/** With what a line stands. */
export interface LinePorts {
  readonly placeKey: KeyObject
  readonly now: number
  readonly nowMs: number
}

/**
 * Looks where somebody stands and gives them a place if they have none. Nothing about a candidate has a part in it, and no database is
 * asked: a hundred thousand people may do this in a minute.
 */
export function standInLine(
  session: ExamSession,
  { queue, pace }: SessionQueue,
  token: string | undefined,
  { placeKey, now, nowMs }: LinePorts,
): InLine {
  const release = releaseStanding(session, now)
  if (release.standing === 'unplanned') return { line: release, place: null, token: null, isNew: false }
  // From the instant on, whoever looks first after it.
  if (release.standing === 'released') queue.open(Math.min(nowMs, (session.releasesAt ?? now) * 1000))
  const isGiven = release.standing === 'released' || release.queueOpen
  const kept = readPlace(placeKey, session.id, token)
  const place = kept ?? (isGiven ? { session: session.id, number: queue.take(nowMs) } : null)
  const known = place === null ? null : queue.standing(place.number, nowMs)
  const ahead = known?.standing === 'waiting' ? known.ahead : null
  const seconds = known?.standing === 'waiting' ? known.seconds : null
  const again = askAgainAfter(release.standing === 'early' ? release.secondsLeft : 0, seconds, place?.number ?? 0)
  const held = { place, token: kept ? (token ?? null) : place && signPlace(placeKey, place), isNew: place !== kept }
  if (release.standing === 'early') {
    const { releasesAt, secondsLeft } = release
    const line: LineStanding = { standing: 'early', releasesAt, secondsLeft, ahead, askAgainAfter: again }
    return { line, ...held }
  }
  if (known?.standing === 'waiting') {
    const line: LineStanding = { ...known, isSlow: pace.isSlow, rate: queue.rate(), askAgainAfter: again }
    return { line, ...held }
  }
  return { line: { standing: known?.standing ?? 'passed' }, ...held }
}
