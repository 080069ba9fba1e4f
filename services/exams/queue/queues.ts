import type { ExamsDatabase } from '../store/tables.ts'
import { type AdmissionQueue, openQueue } from './admission-queue.ts'
import { openPace, type Pace, type PaceLimits } from './pace.ts'

/** The queue of one session, with the pace at which it calls. */
export interface SessionQueue {
  readonly queue: AdmissionQueue
  readonly pace: Pace
}

/** The queues of this process, one a session. */
export interface Queues {
  of(session: string): Promise<SessionQueue>
  /** Writes what has moved, so that a start goes on where it stopped. */
  flush(): Promise<void>
}

/** Opens queues as they were left. @param nowMs a clock in milliseconds */
export function openQueues(database: ExamsDatabase, limits: PaceLimits, nowMs: () => number): Queues {
  const queues = new Map<string, Promise<SessionQueue>>()
  const written = new Map<string, number>()

  async function open(session: string): Promise<SessionQueue> {
    const left = await database
      .selectFrom('queue_state')
      .select(['issued', 'called'])
      .where('session', '=', session)
      .executeTakeFirst()
    const pace = openPace(limits, nowMs)
    return { queue: openQueue(pace, left ?? null), pace }
  }

  return {
    of(session) {
      const known = queues.get(session)
      if (known) return known
      const opening = open(session)
      queues.set(session, opening)
      // A database that cannot be had now is asked again.
      opening.catch(() => queues.delete(session))
      return opening
    },
    async flush() {
      for (const [session, opening] of queues) {
        const { queue } = await opening
        const state = queue.state(nowMs())
        const moved = state.issued + state.called
        if (written.get(session) === moved) continue
        await database
          .insertInto('queue_state')
          .values({ session, ...state })
          .onConflict((conflict) => conflict.column('session').doUpdateSet(state))
          .execute()
        written.set(session, moved)
      }
    },
  }
}
