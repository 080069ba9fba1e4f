import type { Reader } from '../readers/open-readers.ts'
import { isAwaited, type Lending, standingOf, withAccount } from './lending.ts'
import { type RenewalRefusal, renewedUntil } from './terms.ts'

/** What came of renewing. */
export type Renewed =
  | { readonly outcome: 'renewed'; readonly dueOn: string }
  | { readonly outcome: 'refused'; readonly reason: RenewalRefusal | 'not-yours' }

/** Renews a loan of the reader's. */
export function renew(lending: Lending, reader: Reader, item: string): Promise<Renewed> {
  const { account } = reader
  const today = lending.today()
  return withAccount(lending, account, async (transaction): Promise<Renewed> => {
    const loan = await transaction
      .selectFrom('loan')
      .innerJoin('copy', 'copy.item', 'loan.item')
      .select(['due_on', 'renewals', 'record'])
      .where('loan.item', '=', item)
      .where('account', '=', account)
      .executeTakeFirst()
    if (!loan) return { outcome: 'refused', reason: 'not-yours' }
    const { owed } = await standingOf(transaction, account, today)
    const renewal = renewedUntil({
      class: reader.class,
      dueOn: loan.due_on,
      renewals: loan.renewals,
      isAwaited: await isAwaited(transaction, loan.record),
      owed,
      today,
    })
    if ('refused' in renewal) return { outcome: 'refused', reason: renewal.refused }
    await transaction
      .updateTable('loan')
      .set({ due_on: renewal.dueOn, renewals: loan.renewals + 1 })
      .where('item', '=', item)
      .execute()
    return { outcome: 'renewed', dueOn: renewal.dueOn }
  })
}
