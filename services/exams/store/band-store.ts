import { sql } from 'kysely'
import { BANDS, type Band } from '../results/scores.ts'
import type { ExamsDatabase } from './tables.ts'

/** By how many each band has grown. */
export type BandChanges = Map<Band, number>

/** Notes that a candidate went from one band to another. */
export function changeBand(changes: BandChanges, from: Band | null, to: Band): void {
  if (from !== null) changes.set(from, (changes.get(from) ?? 0) - 1)
  changes.set(to, (changes.get(to) ?? 0) + 1)
}

/** Writes changes, in one order for everybody, so that two that write at once do not wait for each other. */
export async function addToBands(database: ExamsDatabase, session: string, changes: BandChanges): Promise<void> {
  for (const band of BANDS) {
    const change = changes.get(band) ?? 0
    if (change === 0) continue
    await database
      .insertInto('band_count')
      .values({ session, band, candidates: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await database
      .updateTable('band_count')
      .set({ candidates: sql<number>`candidates + ${change}` })
      .where('session', '=', session)
      .where('band', '=', band)
      .execute()
  }
}

/** How many reached each band. */
export async function readBands(database: ExamsDatabase, session: string): Promise<ReadonlyMap<Band, number>> {
  const rows = await database.selectFrom('band_count').selectAll().where('session', '=', session).execute()
  return new Map(BANDS.map((band) => [band, rows.find((row) => row.band === band)?.candidates ?? 0]))
}
