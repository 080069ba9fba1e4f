import type { ExamsDatabase } from '../store/tables.ts'

/**
 * Deletes what is kept no longer: candidates and results of sessions whose time is over, with their corrections. Cards made of them are
 * not renewed any more and run out with their epoch.
 *
 * @returns how many candidates
 */
export async function forgetOld(database: ExamsDatabase, now: number): Promise<number> {
  const over = database.selectFrom('exam_session').select('id').where('kept_until', '<=', now)
  const { numDeletedRows } = await database
    .deleteFrom('candidate')
    .where('session', 'in', over)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
