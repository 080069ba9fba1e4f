import type { Kysely } from 'kysely'
import type { ParkingTables } from '../database/tables.ts'

/** Payments and differences, for staff. Amounts in fen. */
export interface Accounts {
  readonly undecided: readonly { readonly day: string; readonly amount: number }[]
  readonly takenToday: number
  readonly differences: readonly {
    readonly day: string
    readonly carPark: string
    readonly kind: string
    readonly count: number
  }[]
}

const MOST_ROWS = 60

/** @param today `YYYY-MM-DD` in the city */
export async function accountsOf(database: Kysely<ParkingTables>, today: string): Promise<Accounts> {
  const payments = database
    .selectFrom('fee_payment')
    .innerJoin('kit_payment', 'kit_payment.key', 'fee_payment.key')
    .select(['fee_payment.day', 'fee_payment.amount'])
  const undecided = await payments.where('kit_payment.state', '=', 'asked').orderBy('day').execute()
  const taken = await payments.where('kit_payment.state', '=', 'paid').where('day', '=', today).execute()
  const differences = await database
    .selectFrom('difference')
    .select(['day', 'car_park as carPark', 'kind', 'count'])
    .orderBy('day', 'desc')
    .limit(MOST_ROWS)
    .execute()
  return { undecided, takenToday: taken.reduce((sum, { amount }) => sum + amount, 0), differences }
}
