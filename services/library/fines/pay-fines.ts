import { toHex } from '@hefu/bytes'
import type { Purchases, ServicePorts } from '@hefu/service-kit'
import { sql } from 'kysely'
import type { Account } from '../readers/account.ts'
import type { LibraryDatabase } from '../tables.ts'

/** What paying stands on. */
export interface Paying {
  readonly database: LibraryDatabase
  readonly payments: Pick<Purchases, 'pay'>
  readonly random: ServicePorts['random']
}

/** What came of paying; `asked`: the provider has not said yet, and nothing is asked for twice meanwhile. */
export type FinesPaid =
  | { readonly outcome: 'paid'; readonly amount: number }
  | { readonly outcome: 'refused' | 'asked' | 'nothing' }

/**
 * Pays all that an account owes. The fines are marked with the key of their payment before the provider is asked, so that a second try, whenever it
 * comes, is the same payment until it is decided; a refused one leaves the fines as they were, to be paid under another key.
 */
export async function payFines(paying: Paying, account: Account): Promise<FinesPaid> {
  const { database, random } = paying
  const before = await underWay(paying, account)
  let paid = 0
  for (const key of before) {
    const { state, amount } = await goOn(paying, key)
    if (state !== 'paid') return { outcome: state }
    paid += amount
  }
  const key = toHex(random(16))
  const taken = await database
    .updateTable('fine')
    .set({ payment: key })
    .where('account', '=', account)
    .where('payment', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return paid > 0 ? { outcome: 'paid', amount: paid } : { outcome: 'nothing' }
  const { state, amount } = await goOn(paying, key)
  return state === 'paid' ? { outcome: 'paid', amount: paid + amount } : { outcome: state }
}

/** Goes on with payments that nobody had an answer for. */
export async function settleFines(paying: Paying): Promise<void> {
  for (const key of await underWay(paying)) await goOn(paying, key)
}

/** Forgets payments that are decided. */
export async function forgetPayments({ database }: Pick<Paying, 'database'>): Promise<void> {
  await database
    .deleteFrom('kit_payment')
    .where('state', '!=', 'asked')
    .where('key', 'not in', (by) => by.selectFrom('fine').select('payment').where('payment', 'is not', null))
    .execute()
}

/** Takes fines that were paid in cash. @returns how much, in fen */
export async function payAtDesk({ database }: Pick<Paying, 'database'>, account: Account): Promise<number> {
  const paid = await database
    .deleteFrom('fine')
    .where('account', '=', account)
    .where('payment', 'is', null)
    .returning('amount')
    .execute()
  return paid.reduce((sum, { amount }) => sum + amount, 0)
}

async function underWay({ database }: Paying, account?: Account): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('fine')
    .select('payment')
    .distinct()
    .where('payment', 'is not', null)
    .$if(account !== undefined, (query) => query.where('account', '=', account ?? ''))
    .execute()
  return rows.flatMap(({ payment }) => payment ?? [])
}

/** Once a payment is decided the fines are gone, or owed as before; of the payment itself who asks at the same moment has still to learn. */
async function goOn(
  { database, payments }: Paying,
  key: string,
): Promise<{ readonly state: 'paid' | 'refused' | 'asked'; readonly amount: number }> {
  const owed = await database
    .selectFrom('fine')
    .select(sql<number>`coalesce(sum(amount), 0)::integer`.as('amount'))
    .where('payment', '=', key)
    .executeTakeFirstOrThrow()
  const { amount } = owed
  // Somebody else has just gone on with it.
  if (amount === 0) return { state: 'paid', amount: 0 }
  const state = await payments.pay({ key, amount, what: 'Library' })
  if (state === 'asked') return { state, amount }
  if (state === 'paid') await database.deleteFrom('fine').where('payment', '=', key).execute()
  else await database.updateTable('fine').set({ payment: null }).where('payment', '=', key).execute()
  return { state: state === 'paid' ? 'paid' : 'refused', amount }
}
