import type { ExamsDatabase } from '../store/tables.ts'

/** What was deleted. */
export interface Forgotten {
  readonly candidates: number
  readonly cards: number
}

/**
 * Deletes what is kept no longer: candidates and results of sessions whose time is over, with their corrections, and student cards that
 * have ended. Cards made of them are not renewed any more and run out with their epoch.
 *
 * @param today `YYYY-MM-DD` in the city
 */
export async function forgetOld(database: ExamsDatabase, now: number, today: string): Promise<Forgotten> {
  const over = database.selectFrom('exam_session').select('id').where('kept_until', '<=', now)
  const candidates = await database.deleteFrom('candidate').where('session', 'in', over).executeTakeFirstOrThrow()
  const cards = await database.deleteFrom('student_card').where('valid_until', '<', today).executeTakeFirstOrThrow()
  return { candidates: Number(candidates.numDeletedRows), cards: Number(cards.numDeletedRows) }
}
