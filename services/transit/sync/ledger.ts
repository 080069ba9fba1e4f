import { fromHex, toHex } from '@hefu/bytes'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { TransitTables, TravelTable } from '../database/tables.ts'
import type { Network } from '../feed/network.ts'
import { dayAt, generationEnd } from '../journey/generation.ts'
import { mergeEvent } from '../journey/merge.ts'
import type { Travel, TravelEvent } from '../journey/travel.ts'
import { countDoubleUse, countEntry, newCounts, writeCounts } from './counts.ts'
import { MAX_CHANGES, type TravelChange } from './sync-messages.ts'

/** What the ledger stands on. */
export interface LedgerPorts {
  readonly database: Kysely<TransitTables>
  readonly network: Network
  readonly utcOffsetMinutes: () => number
}

/** Whose turn it is to write: changes are numbered in the order in which they become visible. */
const WRITER = 0x7472616e

/** Runs a change of the ledger while nobody else changes it. */
export function changeLedger<Result>(
  { database }: Pick<LedgerPorts, 'database'>,
  change: (transaction: Transaction<TransitTables>) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${WRITER})`.execute(transaction)
    return change(transaction)
  })
}

/** What is known of a ticket or pass. */
export async function findTravel(
  database: Kysely<TransitTables>,
  { entitlement, generation, serial }: Pick<TravelEvent, 'entitlement' | 'generation' | 'serial'>,
): Promise<Travel | undefined> {
  const row = await database
    .selectFrom('travel')
    .selectAll()
    .where('entitlement', '=', entitlement)
    .where('generation', '=', generation)
    .where('serial', '=', fromHex(serial))
    .executeTakeFirst()
  return row && travelOf(row)
}

/**
 * Adds events in the order in which they happened and counts entries and double uses. To be run within {@link
 * changeLedger}.
 *
 * @param now Unix seconds: an event of a generation that is over is counted and not kept
 */
export async function addEvents(
  { network, utcOffsetMinutes }: LedgerPorts,
  transaction: Transaction<TransitTables>,
  events: readonly TravelEvent[],
  now: number,
): Promise<void> {
  const offset = utcOffsetMinutes()
  const merged = new Map<string, { readonly event: TravelEvent; readonly travel: Travel }>()
  const counts = newCounts()
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    const key = `${event.entitlement} ${event.generation} ${event.serial}`
    const known = merged.get(key)?.travel ?? (await findTravel(transaction, event))
    const { travel, doubleUse } = mergeEvent(network, known, event)
    merged.set(key, { event, travel })
    if (event.step === 'entry' && event.line !== null) countEntry(counts, event.at, event.line)
    if (doubleUse) countDoubleUse(counts, dayAt(event.at, offset), doubleUse)
  }
  for (const { event, travel } of merged.values()) {
    const overAt = generationEnd(event.entitlement, event.generation, offset)
    if (overAt > now) await write(transaction, event, travel, overAt)
  }
  await writeCounts(transaction, counts)
}

/** What changed after a number, oldest first; and whether there is more. */
export async function changesAfter(
  database: Kysely<TransitTables>,
  cursor: number,
): Promise<{ readonly changes: TravelChange[]; readonly cursor: number; readonly more: boolean }> {
  const rows = await database
    .selectFrom('travel')
    .selectAll()
    .where('change', '>', cursor)
    .orderBy('change')
    .limit(MAX_CHANGES)
    .execute()
  return { changes: rows.map(changeOf), cursor: rows.at(-1)?.change ?? cursor, more: rows.length === MAX_CHANGES }
}

/** Drops what is over. */
export async function dropOverTravels(database: Kysely<TransitTables>, now: number): Promise<void> {
  await database.deleteFrom('travel').where('over_at', '<=', Math.floor(now)).execute()
}

async function write(
  transaction: Transaction<TransitTables>,
  { entitlement, generation, serial }: TravelEvent,
  { phase, origin, last, enteredAt, changedAt, reach }: Travel,
  overAt: number,
): Promise<void> {
  const state = {
    phase,
    origin,
    last,
    entered_at: enteredAt,
    changed_at: changedAt,
    reach,
    change: sql<number>`nextval('travel_change')`,
  }
  await transaction
    .insertInto('travel')
    .values({ entitlement, generation, serial: fromHex(serial), over_at: Math.ceil(overAt), ...state })
    .onConflict((conflict) => conflict.columns(['entitlement', 'generation', 'serial']).doUpdateSet(state))
    .execute()
}

function travelOf(row: Selectable<TravelTable>): Travel {
  const { phase, origin, last, entered_at: enteredAt, changed_at: changedAt, reach } = row
  return { phase, origin, last, enteredAt, changedAt, reach }
}

function changeOf(row: Selectable<TravelTable>): TravelChange {
  const { entitlement, generation, serial } = row
  const { phase, origin, last, enteredAt, changedAt, reach } = travelOf(row)
  return [entitlement, generation, toHex(new Uint8Array(serial)), phase, origin, last, enteredAt, changedAt, reach]
}
