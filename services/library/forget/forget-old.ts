import { toHex } from '@hefu/bytes'
import { daysAfter } from '../loan-days.ts'
import type { Lending } from '../loans/lending.ts'
import { passOn } from '../loans/pass-on.ts'
import { FINE_DAYS, LOST_AFTER_DAYS, LOST_FINE } from '../loans/terms.ts'

/** What was forgotten. */
export interface Forgotten {
  /** Loans of copies that are taken for lost. */
  readonly lost: number
  readonly uncollected: number
  readonly fines: number
  readonly memberships: number
}

const COUNTS_DAYS = 400

/**
 * Forgets what is over: loans of copies that did not come back, of which the price is owed from then on; holds that nobody collected; fines that
 * nobody paid for a year; cards that are over.
 */
export async function forgetOld(lending: Lending): Promise<Forgotten> {
  const { database } = lending
  const today = lending.today()
  const { numDeletedRows: fines } = await database
    .deleteFrom('fine')
    .where('since', '<', daysAfter(today, -FINE_DAYS))
    .where('payment', 'is', null)
    .executeTakeFirstOrThrow()
  const { numDeletedRows: memberships } = await database
    .deleteFrom('membership')
    .where('valid_until', '<', today)
    .executeTakeFirstOrThrow()
  await database.deleteFrom('loan_count').where('day', '<', daysAfter(today, -COUNTS_DAYS)).execute()
  return {
    lost: await writeOff(lending, today),
    uncollected: await giveUpHolds(lending, today),
    fines: Number(fines),
    memberships: Number(memberships),
  }
}

function writeOff({ database, random }: Lending, today: string): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const lost = await transaction
      .deleteFrom('loan')
      .where('due_on', '<', daysAfter(today, -LOST_AFTER_DAYS))
      .returning(['item', 'account'])
      .execute()
    for (const { item, account } of lost) {
      const id = toHex(random(16))
      await transaction
        .insertInto('fine')
        .values({ id, account, amount: LOST_FINE, since: today, payment: null })
        .execute()
      await transaction.updateTable('copy').set({ missing: true }).where('item', '=', item).execute()
    }
    return lost.length
  })
}

function giveUpHolds({ database }: Lending, today: string): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const over = await transaction
      .deleteFrom('reservation')
      .where('collect_until', '<', today)
      .returning(['item', 'record'])
      .execute()
    for (const { item, record } of over) if (item !== null) await passOn(transaction, { item, record }, today)
    return over.length
  })
}
