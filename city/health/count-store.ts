import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'

/** What is counted by the hour. */
export const COUNTED = ['enrolled', 'refreshed', 'denied', 'bundle-held'] as const
export type CountName = (typeof COUNTED)[number]

/** How often something was counted in an hour; null where it was so seldom that it could tell of single persons. */
export interface HourlyCount {
  /** The beginning of the hour, Unix seconds. */
  readonly hour: number
  readonly name: CountName
  readonly label: string
  readonly count: number | null
}

/** Keeps counts by the hour, of all processes of a city together. */
export interface CountStore {
  /** Adds to an hour; to one that was closed with too few it adds nothing. */
  add(count: HourlyCount & { readonly count: number }): Promise<void>
  /**
   * Closes the hours before one: forgets what is smaller than the crowd, but how old the bundles of gates were, which are no persons; and
   * drops what is older than the oldest.
   */
  close(hours: { readonly before: number; readonly oldest: number; readonly crowd: number }): Promise<void>
  /** The hours from `from` until before `before`, in order. An hour without a row is one in which nothing was counted. */
  read(from: number, before: number): Promise<readonly HourlyCount[]>
}

/** Counts in PostgreSQL. */
export function databaseCountStore(database: Kysely<Database>): CountStore {
  return {
    async add({ hour, name, label, count }) {
      await database
        .insertInto('hourly_count')
        .values({ hour, name, label, count })
        .onConflict((conflict) =>
          conflict.columns(['hour', 'name', 'label']).doUpdateSet({
            // Null stays null.
            count: sql`hourly_count.count + excluded.count`,
          }),
        )
        .execute()
    },

    async close({ before, oldest, crowd }) {
      await database.deleteFrom('hourly_count').where('hour', '<', oldest).execute()
      await database
        .updateTable('hourly_count')
        .set({ count: null })
        .where('hour', '<', before)
        .where('name', '!=', 'bundle-held')
        .where('count', '<', crowd)
        .execute()
    },

    async read(from, before) {
      const rows = await database
        .selectFrom('hourly_count')
        .selectAll()
        .where('hour', '>=', from)
        .where('hour', '<', before)
        .orderBy('hour')
        .orderBy('label')
        .execute()
      return rows.flatMap((row) => {
        const name = COUNTED.find((known) => known === row.name)
        return name ? [{ ...row, name }] : []
      })
    },
  }
}
