import { EMPTY_ROOT } from '@hefu/log'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { LogHeadTable } from '../database/tables/log.ts'
import { CityError } from '../error.ts'
import type { Growth } from './grow-tree.ts'
import type { Head, SizedNote } from './head.ts'

/**
 * Keeps the head of the log. One process writes: whoever claimed it last. Every write compares the head and the writer that it was
 * decided upon, in one step, and is durable when its promise is fulfilled; one that fails may or may not have happened, until `head`
 * has answered.
 */
export interface HeadStore {
  /**
   * Makes a process the writer, and the log where there is none yet.
   *
   * @throws CityError `log-origin` when the database holds a log of another name
   */
  claim(writer: string, origin: string): Promise<void>
  /**
   * The head, once every write that is still under way has ended.
   *
   * @throws CityError `log-taken-over`
   */
  head(writer: string): Promise<Head>
  /** Adds entries, hashes and the new head, all or nothing. @throws CityError `log-taken-over` */
  append(writer: string, growth: Growth): Promise<void>
  /** Remembers the signed checkpoint of the present head. @throws CityError `log-taken-over` */
  sign(writer: string, signed: SizedNote): Promise<void>
}

/** The head of the log in PostgreSQL. */
export function databaseHeadStore(database: Kysely<Database>): HeadStore {
  return {
    claim: (writer, origin) =>
      durably(database, async (transaction) => {
        await transaction
          .insertInto('log_head')
          .values({ origin, ...NEW, writer })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const { numUpdatedRows } = await transaction
          .updateTable('log_head')
          .set({ writer })
          .where('origin', '=', origin)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw new CityError('log-origin', `the database holds another log than ${origin}`)
      }),

    head: (writer) =>
      durably(database, async (transaction) => {
        const row = await transaction
          .selectFrom('log_head')
          .select(['size', 'root_hash'])
          .where('writer', '=', writer)
          .forUpdate()
          .executeTakeFirst()
        if (!row) throw takenOver()
        return { size: row.size, rootHash: new Uint8Array(row.root_hash) }
      }),

    append: (writer, growth) =>
      durably(database, async (transaction) => {
        const { before, after } = growth
        const { numUpdatedRows } = await transaction
          .updateTable('log_head')
          .set({ size: after.size, root_hash: Buffer.from(after.rootHash) })
          .where('writer', '=', writer)
          .where('size', '=', before.size)
          .where('root_hash', '=', Buffer.from(before.rootHash))
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw takenOver()
        await insert(transaction, growth)
      }),

    sign: (writer, { size, note }) =>
      durably(database, async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('log_head')
          .set({ signed_size: size, signed_note: note })
          .where('writer', '=', writer)
          .where('size', '=', size)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw takenOver()
      }),
  }
}

const NEW: Omit<LogHeadTable, 'origin' | 'writer'> = {
  size: 0,
  root_hash: Buffer.from(EMPTY_ROOT),
  signed_size: 0,
  signed_note: null,
  published_size: 0,
  published_note: null,
}

/** A database may be set to answer before a commit is on disk; the log never is. */
async function durably<Result>(
  database: Kysely<Database>,
  work: (transaction: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await sql`select set_config('synchronous_commit', 'on', true)
      where current_setting('synchronous_commit') = 'off'`.execute(transaction)
    return work(transaction)
  })
}

/** One statement a table: a row a statement would be many times as slow. */
async function insert(transaction: Transaction<Database>, growth: Growth): Promise<void> {
  const { before, entries, leafHashes, subtrees } = growth
  await sql`insert into log_entry (index, entry, leaf_hash)
    select ${before.size}::bigint + row.ordinality - 1, row.entry, row.leaf_hash
    from unnest(${entries.map(toBuffer)}::bytea[], ${leafHashes.map(toBuffer)}::bytea[])
      with ordinality as row (entry, leaf_hash, ordinality)`.execute(transaction)
  if (subtrees.length === 0) return
  await sql`insert into log_subtree (level, index, hash)
    select * from unnest(
      ${subtrees.map(({ level }) => level)}::smallint[],
      ${subtrees.map(({ index }) => index)}::bigint[],
      ${subtrees.map(({ hash }) => toBuffer(hash))}::bytea[])`.execute(transaction)
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function takenOver(): CityError {
  return new CityError('log-taken-over', 'another process has opened the log for writing')
}
