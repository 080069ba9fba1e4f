import type { CorrectionReason, ExamsDatabase } from './tables.ts'

/** A correction that was made, without what it changed. */
export interface ListedCorrection {
  readonly number: string
  readonly issue: number
  readonly reason: CorrectionReason
  readonly madeAt: number
}

/** Corrections of a session, the newest first; at most 100. */
export async function listCorrections(database: ExamsDatabase, session: string): Promise<readonly ListedCorrection[]> {
  const rows = await database
    .selectFrom('correction')
    .selectAll()
    .where('session', '=', session)
    .orderBy('made_at', 'desc')
    .orderBy('number')
    .limit(100)
    .execute()
  return rows.map(({ number, issue, reason, made_at }) => ({ number, issue, reason, madeAt: made_at }))
}
