import { shownCount } from '@hefu/service-kit'
import type { Kysely } from 'kysely'
import type { TransitTables } from '../database/tables.ts'
import type { Network } from '../feed/network.ts'

/**
 * Entries at the gates of a line, one number for each hour of a day; null where fewer than five, and more than none,
 * went in.
 */
export interface LineRidership {
  readonly line: string
  readonly hours: readonly (number | null)[]
}

const HOUR = 3600

/**
 * Ridership of a day. No sums are told beside it: from a sum a count that was held back could be found.
 *
 * @param day `YYYY-MM-DD` in the city
 */
export async function ridershipOf(
  database: Kysely<TransitTables>,
  { lines }: Pick<Network, 'lines'>,
  day: string,
  utcOffsetMinutes: number,
): Promise<readonly LineRidership[]> {
  const begin = Date.parse(`${day}T00:00:00Z`) / 1000 - utcOffsetMinutes * 60
  const rows = await database
    .selectFrom('ridership')
    .selectAll()
    .where('hour', '>=', begin)
    .where('hour', '<', begin + 24 * HOUR)
    .execute()
  return lines.map(({ id }) => {
    const counts = Array.from({ length: 24 }, () => 0)
    for (const { line, hour, entries } of rows) {
      const index = Math.floor((hour - begin) / HOUR)
      if (line === id) counts[index] = (counts[index] ?? 0) + entries
    }
    return { line: id, hours: counts.map(shownCount) }
  })
}
