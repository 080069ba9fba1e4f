import { sql } from 'kysely'
import type { Account } from '../readers/account.ts'
import { type Lending, standingOf } from './lending.ts'
import type { Standing } from './terms.ts'

/** What a reader sees of the own account. */
export interface AccountView extends Standing {
  readonly loaned: readonly LoanView[]
  readonly reserved: readonly ReservationView[]
  readonly fines: readonly FineView[]
}

/** One loan. */
export interface LoanView {
  readonly item: string
  readonly title: string
  readonly record: string
  readonly dueOn: string
  readonly renewals: number
}

/** One reservation. */
export interface ReservationView {
  readonly record: string
  readonly title: string
  /** The copy that is held, and until when. */
  readonly held: { readonly item: string; readonly until: string } | null
  /** How many wait before this reader. */
  readonly before: number
}

/** One fine; for which book is kept nowhere. */
export interface FineView {
  /** In fen. */
  readonly amount: number
  readonly since: string
  /** Whether a payment is under way. */
  readonly isBeingPaid: boolean
}

/** Reads an account. */
export async function accountView({ database, today }: Lending, account: Account): Promise<AccountView> {
  const loaned = await database
    .selectFrom('loan')
    .innerJoin('copy', 'copy.item', 'loan.item')
    .innerJoin('catalogue_record', 'number', 'record')
    .select(['loan.item', 'title', 'record', 'due_on as dueOn', 'renewals'])
    .where('account', '=', account)
    .orderBy('due_on')
    .orderBy('loan.item')
    .execute()
  const reserved = await database
    .selectFrom('reservation as own')
    .innerJoin('catalogue_record', 'number', 'record')
    .select(['own.record', 'title', 'own.item', 'own.collect_until'])
    .select(
      sql<number>`(select count(*) from reservation as other where other.record = own.record and other.item is null
        and other.place < own.place)::integer`.as('before'),
    )
    .where('account', '=', account)
    .orderBy('own.place')
    .execute()
  const fines = await database
    .selectFrom('fine')
    .select(['amount', 'since', 'payment'])
    .where('account', '=', account)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return {
    ...(await standingOf(database, account, today())),
    loaned,
    reserved: reserved.map(({ record, title, item, collect_until, before }) => ({
      record,
      title,
      held: item !== null && collect_until !== null ? { item, until: collect_until } : null,
      before,
    })),
    fines: fines.map(({ amount, since, payment }) => ({ amount, since, isBeingPaid: payment !== null })),
  }
}
