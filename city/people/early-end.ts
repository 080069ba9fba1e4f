import type { EarlyEndReason, OfficerId } from '@hefu/standard'

const DAY = 86_400

/** For how long after an early end an appeal against it is taken, in seconds. */
const APPEAL_TIME = 60 * DAY

/** An early end that stands: while it does, the person is issued no credential of the type. */
export interface EarlyEnd {
  readonly reason: EarlyEndReason
  /** Index of the act in the log. */
  readonly act: number
  readonly proposer: OfficerId
  readonly approver: OfficerId
  /** Unix seconds. */
  readonly decidedAt: number
}

/** Until when an appeal against an early end is taken, Unix seconds. */
export function appealByOf({ decidedAt }: Pick<EarlyEnd, 'decidedAt'>): number {
  return decidedAt + APPEAL_TIME
}

/** What the person whose credential has ended is told: why, by which act, and until when they may appeal. */
export interface EarlyEndNotice {
  readonly reason: EarlyEndReason
  readonly act: number
  readonly decidedAt: number
  readonly appealBy: number
}

/** The notice of an early end. */
export function noticeOf(end: EarlyEnd): EarlyEndNotice {
  const { reason, act, decidedAt } = end
  return { reason, act, decidedAt, appealBy: appealByOf(end) }
}

/**
 * Whether an enrolment removes the end. Who asked for the end of their own credential and enrols again has changed their mind; a refresh has not,
 * for a wallet does that by itself.
 */
export function isUndoneByEnrolment({ reason }: Pick<EarlyEnd, 'reason'>, asked: 'enrolment' | 'refresh'): boolean {
  return reason === 'holder-asked' && asked === 'enrolment'
}

/** Whether an officer was one of the two who decided an end. */
export function decided({ proposer, approver }: EarlyEnd, officer: OfficerId): boolean {
  return officer === proposer || officer === approver
}
