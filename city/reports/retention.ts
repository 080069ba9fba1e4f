import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'

const DAY = 86_400
/** For how long after its end a report keeps its photos, and its reporter can follow it, in seconds. */
const REPORT_RETENTION = 90 * DAY
/** For how long custodians see how calls of their webhooks went, in seconds. */
const DELIVERY_RETENTION = 14 * DAY

/**
 * Deletes what has been kept long enough: of reports that have ended photos, secret, team, and words that are not shown to all. What was wrong with
 * which thing, and what became of it, stays: it is about the thing.
 */
export async function forgetOldReports(database: Kysely<Database>, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const over = transaction
      .selectFrom('report')
      .select('id')
      .where('closed_at', '<', now - REPORT_RETENTION)
    await transaction.deleteFrom('report_photo').where('report', 'in', over).execute()
    await transaction
      .updateTable('report')
      .set({ follow_hash: null, team: null })
      .where('closed_at', '<', now - REPORT_RETENTION)
      .where((by) => by.or([by('follow_hash', 'is not', null), by('team', 'is not', null)]))
      .execute()
    await transaction
      .updateTable('report')
      .set({ words: '' })
      .where('closed_at', '<', now - REPORT_RETENTION)
      .where('words_shown', '=', false)
      .where('words', '<>', '')
      .execute()
  })
  await database
    .deleteFrom('webhook_delivery')
    .where('at', '<', now - DELIVERY_RETENTION)
    .execute()
}
