import type { ServicePorts } from '@hefu/service-kit'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Account } from '../readers/account.ts'
import type { LibraryDatabase, LibraryTables } from '../tables.ts'
import type { Standing } from './terms.ts'

/** What lending stands on. */
export interface Lending {
  readonly database: LibraryDatabase
  readonly random: ServicePorts['random']
  /** The day in the city, `YYYY-MM-DD`. */
  today(): string
}

/** A transaction in which nothing else happens to an account, so that two counters together lend no more than one. */
export function withAccount<Result>(
  { database }: Lending,
  account: Account,
  work: (transaction: Transaction<LibraryTables>) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${account}, 0))`.execute(transaction)
    return work(transaction)
  })
}

/** How an account stands. */
export async function standingOf(database: Kysely<LibraryTables>, account: Account, today: string): Promise<Standing> {
  const { rows } = await sql<Standing>`select
    (select count(*) from loan where account = ${account})::integer as loans,
    (select count(*) from loan where account = ${account} and due_on < ${today})::integer as overdue,
    (select coalesce(sum(amount), 0) from fine where account = ${account})::integer as owed`.execute(database)
  return rows[0] ?? { loans: 0, overdue: 0, owed: 0 }
}

/** Whether somebody waits for a book without a copy that is held for them. */
export async function isAwaited(database: Kysely<LibraryTables>, record: string): Promise<boolean> {
  const waiting = await database
    .selectFrom('reservation')
    .select('place')
    .where('record', '=', record)
    .where('item', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return waiting !== undefined
}
