import { findSession, listSessions } from '../store/session-store.ts'
import type { ExamsDatabase } from '../store/tables.ts'
import type { ExamSession } from './session.ts'

/** Sessions as this process knows them: a queue that is asked thousands of times a second does not ask the database for them. */
export interface KnownSessions {
  find(id: string): Promise<ExamSession | null>
  list(): Promise<readonly ExamSession[]>
  /** Reads them anew at the next question: staff have changed something. */
  forget(): void
}

/** Another process's change is known after so long. */
const FRESH_MS = 2000
const MOST = 100

/**
 * Keeps sessions for two seconds. The release instant itself is compared with the clock each time; when the database cannot be had, what was
 * known is used on.
 */
export function knownSessions(database: ExamsDatabase, nowMs: () => number): KnownSessions {
  const known = new Map<string, { readonly session: ExamSession | null; readonly readAt: number }>()
  let listed: { readonly sessions: readonly ExamSession[]; readonly readAt: number } | null = null

  return {
    async find(id) {
      const held = known.get(id)
      if (held && nowMs() - held.readAt < FRESH_MS) return held.session
      try {
        const session = await findSession(database, id)
        if (known.size >= MOST) known.clear()
        known.set(id, { session, readAt: nowMs() })
        return session
      } catch (error) {
        if (held) return held.session
        throw error
      }
    },
    async list() {
      if (listed && nowMs() - listed.readAt < FRESH_MS) return listed.sessions
      try {
        listed = { sessions: await listSessions(database), readAt: nowMs() }
      } catch (error) {
        if (!listed) throw error
      }
      return listed.sessions
    },
    forget() {
      known.clear()
      listed = null
    },
  }
}
