import type { Kysely } from 'kysely'
import type { ParkingTables } from '../database/tables.ts'

/**
 * What did not fit: a car left unpaid past a barrier that was cut off; a ticket let out two cars; a payment failed after its car had left; a
 * barrier was opened by hand; the cars inside were counted anew.
 */
export const DIFFERENCES = ['unpaid-cut-off', 'left-twice', 'payment-failed', 'opened', 'recounted'] as const
export type Difference = (typeof DIFFERENCES)[number]

/** Counts one. @param day `YYYY-MM-DD` in the city */
export async function countDifference(
  database: Kysely<ParkingTables>,
  of: { readonly carPark: string; readonly day: string; readonly kind: Difference },
): Promise<void> {
  await database
    .insertInto('difference')
    .values({ car_park: of.carPark, day: of.day, kind: of.kind, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['car_park', 'day', 'kind'])
        .doUpdateSet(({ eb }) => ({ count: eb('difference.count', '+', 1) })),
    )
    .execute()
}
