import { cityDay, type PaymentState } from '@hefu/service-kit'
import { countDifference } from '../car-parks/differences.ts'
import { tellExits } from '../tariff/tariff-store.ts'
import { LEAVE_SECONDS, type StayPorts } from './stay-ports.ts'

/** Payments stand in the accounts for so many days. */
const KEPT_DAYS = 90

/** Writes down what became of a payment: once, however often it is told. A payment that was not taken is forgotten. */
export async function decidePayment(
  { database, ports, utcOffsetMinutes }: StayPorts,
  key: string,
  state: Exclude<PaymentState, 'asked'>,
): Promise<void> {
  const now = Math.floor(ports.clock())
  await database.transaction().execute(async (transaction) => {
    const payment = await transaction
      .selectFrom('fee_payment')
      .selectAll()
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst()
    if (!payment) return
    const stay = await transaction
      .selectFrom('stay')
      .select(['name', 'paid'])
      .where('payment_key', '=', key)
      .forUpdate()
      .executeTakeFirst()
    if (state === 'paid') {
      if (!stay) return
      const paid = stay.paid + payment.amount
      await transaction
        .updateTable('stay')
        .set({ paid, leave_by: now + LEAVE_SECONDS, receipt: key, payment_key: null })
        .where('name', '=', stay.name)
        .execute()
    } else {
      await transaction.deleteFrom('fee_payment').where('key', '=', key).execute()
      await transaction.deleteFrom('kit_payment').where('key', '=', key).execute()
      if (stay?.paid === 0) await transaction.deleteFrom('stay').where('name', '=', stay.name).execute()
      else if (stay) {
        await transaction
          .updateTable('stay')
          .set({ payment_key: null, leave_by: 0 })
          .where('name', '=', stay.name)
          .execute()
      } else if (payment.kind === 'stay') {
        const day = cityDay(now, utcOffsetMinutes())
        await countDifference(transaction, { carPark: payment.car_park, day, kind: 'payment-failed' })
      }
    }
    await tellExits(transaction, payment.car_park)
  })
}

/** Asks the provider about every payment of which nobody knows. */
export async function settlePayments(stays: StayPorts): Promise<void> {
  for (const key of await stays.payments.undecided()) {
    const state = await stays.payments.settle(key)
    if (state !== 'asked' && state !== 'none') await decidePayment(stays, key, state)
  }
}

/** Forgets stays whose tickets are over, and payments that are old. */
export async function dropOldStays({ database, ports, utcOffsetMinutes }: StayPorts): Promise<void> {
  const now = ports.clock()
  await database.deleteFrom('stay').where('over_at', '<=', Math.floor(now)).execute()
  const day = cityDay(now - KEPT_DAYS * 86_400, utcOffsetMinutes())
  const dropped = await database.deleteFrom('fee_payment').where('day', '<', day).returning('key').execute()
  const keys = dropped.map(({ key }) => key)
  if (keys.length > 0) await database.deleteFrom('kit_payment').where('key', 'in', keys).execute()
}
