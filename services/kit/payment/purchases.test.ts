import type { OpenDatabase } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KitTables } from '../database/kit-tables.ts'
import { openServiceDatabase } from '../database/open-service-database.ts'
import type { PaymentPort } from './payment-port.ts'
import { openPurchases } from './purchases.ts'
import { sandboxPayments } from './sandbox.ts'

let opened: OpenDatabase<KitTables>
beforeAll(async () => {
  opened = await openServiceDatabase(await createTestDatabase(), {})
})
afterAll(() => opened.close())

let number = 0
const order = () => ({ key: `purchase-${++number}`, amount: 400, what: 'a ticket' })

function shop() {
  const provider = sandboxPayments()
  return { provider, purchases: openPurchases(opened.database, provider) }
}

describe('a payment', () => {
  test('is taken once, however often it is asked for', async () => {
    const { provider, purchases } = shop()
    const one = order()
    provider.next('answers-twice')
    expect(await Promise.all([purchases.pay(one), purchases.pay(one)])).toContain('paid')
    expect(await purchases.pay(one)).toBe('paid')
    expect(provider.balance()).toBe(400)
  })

  test('of which nobody knows is asked after, and is what the provider says', async () => {
    const { provider, purchases } = shop()
    const [taken, lost] = [order(), order()]
    provider.next('time-out-paid', 'time-out-lost')
    expect([await purchases.pay(taken), await purchases.pay(lost)]).toEqual(['asked', 'asked'])
    expect(await purchases.undecided()).toEqual(expect.arrayContaining([taken.key, lost.key]))
    expect([await purchases.settle(taken.key), await purchases.settle(lost.key)]).toEqual(['paid', 'refused'])
    // An order that was under way all the time is not taken after all.
    expect(await provider.pay(lost)).toBe('refused')
    expect(provider.balance()).toBe(400)
  })

  test('whose provider is slow is not given up while it is on its way, and pressing twice is pressing once', async () => {
    let answer = (_: 'paid'): void => {}
    let orders = 0
    const slow: PaymentPort = {
      pay() {
        orders++
        return new Promise((done) => {
          answer = done
        })
      },
      find: async () => 'none',
      refund: async () => 'refused',
    }
    const purchases = openPurchases(opened.database, slow)
    const one = order()
    const bought = [purchases.pay(one), purchases.pay(one)]
    await expect(purchases.pay({ ...one, amount: 1 })).rejects.toMatchObject({ code: 'payment-changed' })
    await expect.poll(() => orders).toBe(1)
    expect(await purchases.settle(one.key)).toBe('asked')
    answer('paid')
    expect(await Promise.all(bought)).toEqual(['paid', 'paid'])
    expect(orders).toBe(1)
  })

  test('that is refused stays refused', async () => {
    const { provider, purchases } = shop()
    const one = order()
    provider.next('refuses')
    expect(await purchases.pay(one)).toBe('refused')
    expect(await purchases.pay(one)).toBe('refused')
    expect(provider.balance()).toBe(0)
  })

  test('is paid back once, and only where it was taken', async () => {
    const { provider, purchases } = shop()
    const one = order()
    await purchases.pay(one)
    expect([await purchases.refund(one.key), await purchases.refund(one.key)]).toEqual(['refunded', 'refunded'])
    expect(await purchases.refund('never')).toBe('none')
    expect(provider.balance()).toBe(0)
  })

  test('is not another payment under the same key', async () => {
    const { purchases } = shop()
    const one = order()
    await purchases.pay(one)
    await expect(purchases.pay({ ...one, amount: 500 })).rejects.toMatchObject({ code: 'payment-changed' })
  })
})
