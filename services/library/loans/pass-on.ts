import type { Kysely } from 'kysely'
import { daysAfter } from '../loan-days.ts'
import type { LibraryTables } from '../tables.ts'
import { HOLD_DAYS } from './terms.ts'

/** Holds a copy that is free for who has waited longest. @returns until when it is held; null where nobody waits */
export async function passOn(
  database: Kysely<LibraryTables>,
  { item, record }: { readonly item: string; readonly record: string },
  today: string,
): Promise<string | null> {
  const collectUntil = daysAfter(today, HOLD_DAYS)
  const held = await database
    .updateTable('reservation')
    .set({ item, collect_until: collectUntil })
    .where('place', '=', (by) =>
      by
        .selectFrom('reservation')
        .select('place')
        .where('record', '=', record)
        .where('item', 'is', null)
        .orderBy('place')
        .limit(1)
        .forUpdate(),
    )
    .returning('place')
    .executeTakeFirst()
  return held ? collectUntil : null
}
