import type { ExamSession } from '../sessions/session.ts'

/** How a session stands at a moment. Whose result is asked for has no part in it. */
export type ReleaseStanding =
  | { readonly standing: 'unplanned' }
  /** Results are not out; from `queueOpens` places in the queue are given. Unix seconds, and seconds left. */
  | {
      readonly standing: 'early'
      readonly releasesAt: number
      readonly secondsLeft: number
      readonly queueOpen: boolean
    }
  | { readonly standing: 'released' }

/** Places are given this long before the instant, so that whoever comes early need not try again and again. */
const QUEUE_OPENS_BEFORE = 1800

/**
 * The one rule on what is out, by the server's clock. Everything that could tell of a result asks it first, before anything is looked up:
 * the answer before the instant is therefore the same for whoever asks, in content and in time.
 */
export function releaseStanding({ releasesAt }: Pick<ExamSession, 'releasesAt'>, now: number): ReleaseStanding {
  if (releasesAt === null) return { standing: 'unplanned' }
  if (now >= releasesAt) return { standing: 'released' }
  const secondsLeft = releasesAt - now
  return { standing: 'early', releasesAt, secondsLeft, queueOpen: secondsLeft <= QUEUE_OPENS_BEFORE }
}
