import type { RandomSource } from '@hefu/bbs'
import type { ResultRow } from '../import/check-results.ts'
import type { ImportRefusal } from '../import/import-refusal.ts'
import { addToBands, type BandChanges, changeBand } from '../store/band-store.ts'
import type { ExamsDatabase } from '../store/tables.ts'
import { sealResult, unsealResult } from './seal-result.ts'

/** What results are written with. */
export interface ResultPorts {
  readonly database: ExamsDatabase
  /** Under which results are sealed. */
  readonly key: Uint8Array
  readonly random: RandomSource
}

/**
 * Writes results of one session, all or none. Before the release a later file takes the place of an earlier one; after it, only candidates who
 * had no result get one: what somebody may hold already is corrected, not overwritten.
 */
export function putResults(
  ports: ResultPorts,
  session: string,
  rows: readonly ResultRow[],
  isReleased: boolean,
): Promise<readonly ImportRefusal[]> {
  return ports.database.transaction().execute(async (database) => {
    const held = await database
      .selectFrom('candidate')
      .select(['number', 'identity_hash', 'result'])
      .where('session', '=', session)
      .where('number', 'in', [...new Set(rows.map(({ number }) => number))])
      .orderBy('number')
      .forUpdate()
      .execute()
    const heldOf = new Map(held.map((row) => [row.number, row]))
    const refused: ImportRefusal[] = []
    const changes: BandChanges = new Map()
    const written = rows.flatMap(({ line, number, scores }) => {
      const before = heldOf.get(number)
      if (!before || (before.result && isReleased)) {
        refused.push({ line, field: 'candidate', reason: before ? 'released' : 'unknown-candidate' })
        return []
      }
      const of = { session, number }
      changeBand(changes, before.result && unsealResult(ports.key, of, before.result).band, scores.band)
      const result = sealResult(ports.key, of, { ...scores, issue: 1 }, ports.random)
      return [{ ...of, identity_hash: before.identity_hash, result }]
    })
    if (written.length > 0) await writeResults(database, written)
    await addToBands(database, session, changes)
    return refused
  })
}

/** All in one statement; each row is there, and locked. */
async function writeResults(
  database: ExamsDatabase,
  rows: readonly { session: string; number: string; identity_hash: Uint8Array; result: Uint8Array }[],
): Promise<void> {
  await database
    .insertInto('candidate')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['session', 'number']).doUpdateSet({ result: (set) => set.ref('excluded.result') }),
    )
    .execute()
}
