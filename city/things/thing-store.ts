import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { KeptThing, Thing, ThingEvent } from './thing.ts'
import { fromRow, toColumns } from './thing-row.ts'

/** What became of a write that a custodian asked for. */
export type ThingWrite = 'added' | 'changed' | 'unchanged' | 'other-custodian' | 'retired' | 'unknown'

/** Keeps things and what happened to them. A write happens whole or not at all. */
export interface ThingStore {
  find(id: string): Promise<KeptThing | null>
  /** What happened to a thing, in the order in which it was told. */
  events(id: string): Promise<readonly ThingEvent[]>
  /** Adds a thing or changes it; of another custodian, or retired, it stays as it is. */
  put(thing: Thing, now: number): Promise<ThingWrite>
  /** Adds an event, and with it changes what `change` makes of the thing. */
  addEvent(
    id: string,
    custodian: string,
    event: ThingEvent,
    change: (thing: Thing) => Thing,
    now: number,
  ): Promise<ThingWrite>
}

/** Things in PostgreSQL. */
export function databaseThingStore(database: Kysely<Database>): ThingStore {
  return {
    find: (id) => findIn(database, id),

    async events(id) {
      const rows = await database
        .selectFrom('thing_event')
        .select(['kind', 'at', 'office_zh', 'office_en', 'note'])
        .where('thing', '=', id)
        .orderBy('number')
        .execute()
      return rows.map(({ kind, at, office_zh, office_en, note }) => ({
        kind,
        at,
        office: { 'zh-CN': office_zh, en: office_en },
        note,
      }))
    },

    put: (thing, now) => database.transaction().execute((transaction) => putIn(transaction, thing, now)),

    addEvent: (id, custodian, event, change, now) =>
      database.transaction().execute(async (transaction) => {
        const thing = await findIn(transaction, id, true)
        if (!thing) return 'unknown'
        if (thing.custodian !== custodian) return 'other-custodian'
        if (thing.retiredAt !== null) return 'retired'
        const { changedAt: _c, retiredAt: _r, ...before } = thing
        const after = change(before)
        if (after !== before) await write(transaction, after, now)
        await transaction
          .insertInto('thing_event')
          .values((by) => ({
            thing: id,
            number: by
              .selectFrom('thing_event')
              .where('thing', '=', id)
              .select((of) => sql<number>`coalesce(${of.fn.max('number')}, 0) + 1`.as('number')),
            kind: event.kind,
            at: event.at,
            office_zh: event.office['zh-CN'],
            office_en: event.office.en,
            note: event.note,
          }))
          .execute()
        return 'changed'
      }),
  }
}

async function putIn(transaction: Transaction<Database>, thing: Thing, now: number): Promise<ThingWrite> {
  const row = await transaction
    .insertInto('thing')
    .values({ ...rowOf(thing), changed_at: now, retired_at: thing.status === 'retired' ? now : null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) return 'added'
  const present = await findIn(transaction, thing.id, true)
  if (present?.custodian !== thing.custodian) return 'other-custodian'
  if (present.retiredAt !== null) return 'retired'
  const { changedAt: _c, retiredAt: _r, ...before } = present
  if (same(before, thing)) return 'unchanged'
  await write(transaction, thing, now)
  return 'changed'
}

async function write(transaction: Transaction<Database>, thing: Thing, now: number): Promise<void> {
  const { id: _, ...row } = rowOf(thing)
  await transaction
    .updateTable('thing')
    .set({ ...row, changed_at: now, retired_at: thing.status === 'retired' ? now : null })
    .where('id', '=', thing.id)
    .execute()
}

/** With `locked` nobody else changes it until the transaction is over. */
async function findIn(database: Kysely<Database>, id: string, locked = false): Promise<KeptThing | null> {
  const query = database.selectFrom('thing').selectAll().where('id', '=', id)
  const row = await (locked ? query.forUpdate() : query).executeTakeFirst()
  return row ? fromRow(row) : null
}

function rowOf(thing: Thing) {
  const columns = toColumns(thing)
  return { ...columns, tokens: [...columns.tokens], attributes: JSON.stringify(columns.attributes) }
}

/** Members stand in one order wherever a thing is made, but for attributes, whose order the database does not keep. */
function same(a: Thing, b: Thing): boolean {
  const written = ({ attributes, ...rest }: Thing): string =>
    JSON.stringify([rest, Object.entries(attributes).toSorted(([x], [y]) => (x < y ? -1 : 1))])
  return written(a) === written(b)
}
