import { toHex } from '@hefu/bytes'
import type { Account } from '../readers/account.ts'
import type { Lending } from './lending.ts'
import { passOn } from './pass-on.ts'
import { fineFor } from './terms.ts'

/** What came of a return. Nobody is named, and nothing is kept of who had the copy but what they owe. */
export type Returned =
  | {
      readonly outcome: 'returned'
      readonly item: string
      readonly title: string
      /** In fen; 0 for a copy that was in time. */
      readonly fine: number
      /** Until when it is held for who waits; null for a copy that goes back to its shelf. */
      readonly heldUntil: string | null
    }
  | { readonly outcome: 'not-on-loan'; readonly item: string; readonly title: string }
  | { readonly outcome: 'unknown-item'; readonly item: string }

/**
 * Takes a copy back, from whoever brings it: no card is needed. The loan is forgotten in the same moment; a fine keeps the account, the amount and
 * the day, and not what it is for.
 *
 * @param owedBy under whose account a fine goes; by default who had the copy
 */
export function returnCopy(lending: Lending, item: string, owedBy?: Account): Promise<Returned> {
  const today = lending.today()
  return lending.database.transaction().execute(async (transaction): Promise<Returned> => {
    const copy = await transaction
      .selectFrom('copy')
      .innerJoin('catalogue_record', 'number', 'record')
      .select(['item', 'record', 'title', 'missing'])
      .where('item', '=', item)
      .forUpdate('copy')
      .executeTakeFirst()
    if (!copy) return { outcome: 'unknown-item', item }
    const { title } = copy
    const loan = await transaction
      .deleteFrom('loan')
      .where('item', '=', item)
      .returning(['account', 'due_on'])
      .executeTakeFirst()
    if (copy.missing) await transaction.updateTable('copy').set({ missing: false }).where('item', '=', item).execute()
    if (!loan && !copy.missing) return { outcome: 'not-on-loan', item, title }
    const fine = loan ? fineFor(loan.due_on, today) : 0
    if (loan && fine > 0) {
      const id = toHex(lending.random(16))
      const account = owedBy ?? loan.account
      await transaction.insertInto('fine').values({ id, account, amount: fine, since: today, payment: null }).execute()
    }
    const heldUntil = await passOn(transaction, copy, today)
    return { outcome: 'returned', item, title, fine, heldUntil }
  })
}
