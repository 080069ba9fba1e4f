import { equalBytes, fromHex, toHex } from '@hefu/bytes'
import { type OfferId, offerId } from '@hefu/standard'
import type { CandidateRow } from '../import/check-candidates.ts'
import type { ImportRefusal } from '../import/import-refusal.ts'
import type { CandidateId } from '../results/seal-result.ts'
import type { ExamsDatabase } from './tables.ts'

/** A candidate as registered. */
export interface Candidate extends CandidateId {
  readonly identityHash: Uint8Array
  /** Sealed; null where there is no result. */
  readonly result: Uint8Array | null
  /** The offer that was handed out last; null before. */
  readonly offer: OfferId | null
}

/**
 * Registers candidates. One who is registered already as in the row is taken; a number or an identity that belongs to somebody else is
 * refused.
 */
export async function addCandidates(
  database: ExamsDatabase,
  session: string,
  rows: readonly CandidateRow[],
): Promise<readonly ImportRefusal[]> {
  if (rows.length === 0) return []
  await database
    .insertInto('candidate')
    .values(rows.map(({ number, identityHash }) => ({ session, number, identity_hash: identityHash })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const held = await database
    .selectFrom('candidate')
    .select(['number', 'identity_hash'])
    .where('session', '=', session)
    .where(
      'number',
      'in',
      rows.map(({ number }) => number),
    )
    .execute()
  const hashOf = new Map(held.map((row) => [row.number, row.identity_hash]))
  return rows.flatMap(({ line, number, identityHash }) => {
    const hash = hashOf.get(number)
    if (hash && equalBytes(hash, identityHash)) return []
    return [{ line, field: hash ? 'candidate' : 'id-number', reason: 'taken' as const }]
  })
}

/** A candidate; null without one. */
export async function findCandidate(database: ExamsDatabase, of: CandidateId): Promise<Candidate | null> {
  const row = await database
    .selectFrom('candidate')
    .selectAll()
    .where('session', '=', of.session)
    .where('number', '=', of.number)
    .executeTakeFirst()
  if (!row) return null
  const { session, number, result } = row
  return { session, number, identityHash: row.identity_hash, result, offer: row.offer && offerId(toHex(row.offer)) }
}

/** Notes which offer was handed out last. @returns false where another came between */
export async function replaceOffer(
  database: ExamsDatabase,
  of: CandidateId,
  { before, after }: { readonly before: OfferId | null; readonly after: OfferId },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('candidate')
    .set({ offer: fromHex(after) })
    .where('session', '=', of.session)
    .where('number', '=', of.number)
    .where('offer', 'is not distinct from', before && fromHex(before))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** How many are registered, and how many of them have a result. */
export async function countCandidates(
  database: ExamsDatabase,
  session: string,
): Promise<{ readonly candidates: number; readonly results: number }> {
  const row = await database
    .selectFrom('candidate')
    .select(({ fn }) => [fn.countAll<number>().as('candidates'), fn.count<number>('result').as('results')])
    .where('session', '=', session)
    .executeTakeFirstOrThrow()
  return { candidates: row.candidates, results: row.results }
}
