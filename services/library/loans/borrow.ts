import type { Transaction } from 'kysely'
import { daysAfter } from '../loan-days.ts'
import type { Reader } from '../readers/open-readers.ts'
import type { LibraryTables } from '../tables.ts'
import { type Lending, standingOf, withAccount } from './lending.ts'
import { passOn } from './pass-on.ts'
import { type LendingRefusal, LOAN_TERMS, lendingRefusal } from './terms.ts'

/** Why a copy is not lent. */
export type BorrowRefusal =
  | LendingRefusal
  | 'unknown-item'
  /** This reader has it already. */
  | 'yours'
  /** It is out under another account: of a reader who has lost a phone, or of somebody who forgot to return it. */
  | 'on-loan'
  | 'held'

/** What came of borrowing. */
export type Borrowed =
  | { readonly outcome: 'lent'; readonly item: string; readonly title: string; readonly dueOn: string }
  | { readonly outcome: 'refused'; readonly item: string; readonly title: string; readonly reason: BorrowRefusal }

/** Lends a copy. A reservation of the reader's for the book is served by it. */
export function borrow(lending: Lending, reader: Reader, item: string): Promise<Borrowed> {
  const { account } = reader
  const today = lending.today()
  return withAccount(lending, account, async (transaction) => {
    const copy = await transaction
      .selectFrom('copy')
      .innerJoin('catalogue_record', 'number', 'record')
      .select(['item', 'record', 'title', 'class'])
      .where('item', '=', item)
      .forUpdate('copy')
      .executeTakeFirst()
    const refused = (reason: BorrowRefusal): Borrowed => ({
      outcome: 'refused',
      item,
      title: copy?.title ?? '',
      reason,
    })
    if (!copy) return refused('unknown-item')
    const loan = await transaction.selectFrom('loan').select('account').where('item', '=', item).executeTakeFirst()
    if (loan) return refused(loan.account === account ? 'yours' : 'on-loan')
    const hold = await transaction
      .selectFrom('reservation')
      .select('account')
      .where('item', '=', item)
      .executeTakeFirst()
    if (hold && hold.account !== account) return refused('held')
    const against = lendingRefusal(reader.class, await standingOf(transaction, account, today))
    if (against) return refused(against)

    const dueOn = daysAfter(today, LOAN_TERMS[reader.class].days)
    await transaction.insertInto('loan').values({ item, account, due_on: dueOn, renewals: 0 }).execute()
    await transaction
      .updateTable('copy')
      .set({ missing: false })
      .where('item', '=', item)
      .where('missing', '=', true)
      .execute()
    await serveReservation(transaction, { ...copy, account }, today)
    await transaction
      .insertInto('loan_count')
      .values({ day: today, class: copy.class, loans: 1 })
      .onConflict((conflict) =>
        conflict.columns(['day', 'class']).doUpdateSet((by) => ({ loans: by('loan_count.loans', '+', 1) })),
      )
      .execute()
    return { outcome: 'lent', item, title: copy.title, dueOn }
  })
}

/** Who has a copy waits for none; one that was held for them is passed on. */
async function serveReservation(
  transaction: Transaction<LibraryTables>,
  { item, record, account }: { readonly item: string; readonly record: string; readonly account: string },
  today: string,
): Promise<void> {
  const served = await transaction
    .deleteFrom('reservation')
    .where('record', '=', record)
    .where('account', '=', account)
    .returning('item')
    .executeTakeFirst()
  const free = served?.item ?? null
  if (free !== null && free !== item) await passOn(transaction, { item: free, record }, today)
}
