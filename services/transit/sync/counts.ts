import type { Transaction } from 'kysely'
import type { TransitTables } from '../database/tables.ts'
import type { DoubleUse } from '../journey/merge.ts'

/** What a batch of events adds to the numbers; no number says whose ticket it was. */
export interface Counts {
  readonly entries: Map<string, number>
  readonly doubleUses: Map<string, number>
}

/** Nothing counted yet. */
export function newCounts(): Counts {
  return { entries: new Map(), doubleUses: new Map() }
}

/** @param at Unix seconds */
export function countEntry({ entries }: Counts, at: number, line: string): void {
  add(entries, `${Math.floor(at / 3600) * 3600} ${line}`)
}

/** @param day `YYYYMMDD` */
export function countDoubleUse({ doubleUses }: Counts, day: number, kind: DoubleUse): void {
  add(doubleUses, `${day} ${kind}`)
}

/** Adds them to what was counted before. */
export async function writeCounts(
  transaction: Transaction<TransitTables>,
  { entries, doubleUses }: Counts,
): Promise<void> {
  await countEntries(transaction, entries)
  await countDoubleUses(transaction, doubleUses)
}

async function countEntries(
  transaction: Transaction<TransitTables>,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [key, count] of counts) {
    const [hour = '', line = ''] = key.split(' ')
    await transaction
      .insertInto('ridership')
      .values({ hour: Number(hour), line, entries: count })
      .onConflict((conflict) =>
        conflict.columns(['hour', 'line']).doUpdateSet(({ eb }) => ({ entries: eb('ridership.entries', '+', count) })),
      )
      .execute()
  }
}

async function countDoubleUses(
  transaction: Transaction<TransitTables>,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [key, count] of counts) {
    const [day = '', kind = ''] = key.split(' ')
    await transaction
      .insertInto('double_use')
      .values({ day: Number(day), kind: kind as DoubleUse, count })
      .onConflict((conflict) =>
        conflict.columns(['day', 'kind']).doUpdateSet(({ eb }) => ({ count: eb('double_use.count', '+', count) })),
      )
      .execute()
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
