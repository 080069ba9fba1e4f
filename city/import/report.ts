import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'

/** A record of a file that was refused, or that somebody should look at. */
export interface ReportedRefusal {
  /** The line on which it begins, from 1; of GeoJSON the number of the feature. */
  readonly line: number
  /** The first field that broke a rule; empty for the record as a whole. */
  readonly field: string
  readonly reason: string
}

const PAGE = 5_000

/** The records that an import refused, in the order of their lines, some at a time. */
export async function* readReport(
  database: Kysely<Database>,
  digest: Uint8Array,
): AsyncGenerator<readonly ReportedRefusal[]> {
  for (let after = 0; ; ) {
    const rows = await database
      .selectFrom('thing_import_refusal')
      .select(['line', 'field', 'reason'])
      .where('digest', '=', Buffer.from(digest))
      .where('line', '>', after)
      .orderBy('line')
      .limit(PAGE)
      .execute()
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
    after = rows.at(-1)?.line ?? after
  }
}
