import type { Kysely } from 'kysely'
import type { KitTables } from '../database/kit-tables.ts'
import { ServiceError } from '../error.ts'
import type { PaymentOrder, PaymentPort } from './payment-port.ts'

/** How far a payment is. `asked`: the provider has not said yet, and is asked again by `settle`. */
export type PaymentState = 'asked' | 'paid' | 'refused' | 'refunded'

/** Payments of a service: each is asked for once, and what became of it is durable before it is answered. */
export interface Purchases {
  /** Pays, or answers what became of it when it was asked for before. @throws ServiceError `payment-changed` for a key with another amount */
  pay(order: PaymentOrder): Promise<PaymentState>
  /** Asks the provider about a payment that is not decided. */
  settle(key: string): Promise<PaymentState | 'none'>
  stateOf(key: string): Promise<PaymentState | 'none'>
  /** Pays a payment back. */
  refund(key: string): Promise<PaymentState | 'none'>
  /** Keys of what is not decided. */
  undecided(): Promise<readonly string[]>
}

/**
 * Payments in the service's database, over a provider. None is asked about while this process has its order on the way: a provider that has not yet
 * been reached would answer that there is no such payment, and take none any more. Who presses the button twice waits for the one answer.
 */
export function openPurchases(database: Kysely<KitTables>, provider: PaymentPort): Purchases {
  const inFlight = new Map<string, { readonly amount: number; readonly paying: Promise<PaymentState> }>()

  async function rowOf(key: string): Promise<{ readonly amount: number; readonly state: PaymentState } | undefined> {
    const row = await database
      .selectFrom('kit_payment')
      .select(['amount', 'state'])
      .where('key', '=', key)
      .executeTakeFirst()
    return row && { amount: row.amount, state: row.state as PaymentState }
  }

  async function decide(key: string, state: 'paid' | 'refused'): Promise<PaymentState> {
    await database
      .updateTable('kit_payment')
      .set({ state })
      .where('key', '=', key)
      .where('state', '=', 'asked')
      .execute()
    return (await rowOf(key))?.state ?? state
  }

  async function settle(key: string): Promise<PaymentState | 'none'> {
    return inFlight.has(key) ? 'asked' : ask(key)
  }

  /** Asks the provider what became of a payment. */
  async function ask(key: string): Promise<PaymentState | 'none'> {
    const row = await rowOf(key)
    if (row?.state !== 'asked') return row?.state ?? 'none'
    const answer = await provider.find(key).catch(() => 'unknown' as const)
    if (answer === 'unknown') return 'asked'
    // An order that never arrived cannot be paid any more without being asked for anew.
    return decide(key, answer === 'none' ? 'refused' : answer)
  }

  async function pay(order: PaymentOrder): Promise<PaymentState> {
    const { numInsertedOrUpdatedRows } = await database
      .insertInto('kit_payment')
      .values({ key: order.key, amount: order.amount, state: 'asked' })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    const row = await rowOf(order.key)
    if (row?.amount !== order.amount) throw new ServiceError('payment-changed', 'the key is of another payment')
    if (numInsertedOrUpdatedRows !== 1n) {
      const settled = await ask(order.key)
      return settled === 'none' ? 'asked' : settled
    }
    const answer = await provider.pay(order).catch(() => 'unknown' as const)
    return answer === 'unknown' ? 'asked' : decide(order.key, answer)
  }

  return {
    settle,
    async pay(order) {
      const running = inFlight.get(order.key)
      if (running && running.amount !== order.amount) {
        throw new ServiceError('payment-changed', 'the key is of another payment')
      }
      if (running) return running.paying
      const paying = pay(order).finally(() => inFlight.delete(order.key))
      inFlight.set(order.key, { amount: order.amount, paying })
      return paying
    },
    stateOf: async (key) => (await rowOf(key))?.state ?? 'none',
    async refund(key) {
      const state = await settle(key)
      if (state !== 'paid') return state
      const answer = await provider.refund(key).catch(() => 'unknown' as const)
      if (answer !== 'refunded') return 'paid'
      await database.updateTable('kit_payment').set({ state: 'refunded' }).where('key', '=', key).execute()
      return 'refunded'
    },
    async undecided() {
      const rows = await database.selectFrom('kit_payment').select('key').where('state', '=', 'asked').execute()
      return rows.map(({ key }) => key)
    },
  }
}
