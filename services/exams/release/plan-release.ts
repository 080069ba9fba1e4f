import { ExamsError } from '../error.ts'
import type { ExamSession } from '../sessions/session.ts'

/** Shortest time between a plan and its instant, unless the operator sets another: people are told before they are called. */
export const DEFAULT_NOTICE = 3600

/**
 * The session with its release planned. An instant may be moved while it lies ahead, and never to one that is nearer than the notice; once
 * results are out, nothing takes them back.
 *
 * @param releasesAt Unix seconds; null takes a plan back
 * @throws ExamsError `already-released` or `notice-too-short`
 */
export function planRelease(
  session: ExamSession,
  releasesAt: number | null,
  now: number,
  notice: number = DEFAULT_NOTICE,
): ExamSession {
  if (session.releasesAt !== null && session.releasesAt <= now) {
    throw new ExamsError('already-released', `the results of ${session.id} are out`)
  }
  if (releasesAt !== null && (!Number.isSafeInteger(releasesAt) || releasesAt < now + notice)) {
    throw new ExamsError('notice-too-short', `a release is planned at least ${notice} seconds ahead`)
  }
  return { ...session, releasesAt }
}
