import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buy, collect, offerAgain } from '../sales/purchases.ts'
import { newReceipt, readReceipt, sealUnder, unsealUnder } from '../sales/receipt.ts'
import { type TestTransit, testTransit } from './test-transit.ts'

const RIDE = { product: 'ride', fare: 'zone-2', class: 'full', count: 1, month: null } as const
let world: TestTransit

beforeAll(async () => {
  world = await testTransit()
})

afterAll(() => world.close())

const receiptOf = (): string => newReceipt(world.transit.ports.random)

describe('a purchase', () => {
  test('that is sent twice is one, and its tickets are the same each time they are looked up', async () => {
    const receipt = receiptOf()
    const before = world.payments.balance()
    expect(
      await Promise.all([buy(world.transit.sales, receipt, RIDE), buy(world.transit.sales, receipt, RIDE)]),
    ).toContain('paid')
    expect(world.payments.balance() - before).toBe(500)
    const views = await Promise.all([1, 2, 3].map(() => collect(world.transit.sales, receipt)))
    expect(new Set(views.map(({ offers }) => offers[0]?.code)).size).toBe(1)
    await expect(buy(world.transit.sales, receipt, { ...RIDE, count: 10 })).rejects.toMatchObject({
      code: 'receipt-taken',
    })
  })

  test('that is refused gives no ticket and costs nothing', async () => {
    const receipt = receiptOf()
    const before = world.payments.balance()
    world.payments.next('refuses')
    expect(await buy(world.transit.sales, receipt, RIDE)).toBe('refused')
    expect(await collect(world.transit.sales, receipt)).toMatchObject({ state: 'refused', offers: [] })
    expect(world.payments.balance()).toBe(before)
  })

  test('whose provider took the money and fell silent is settled later, and its ten tickets are offered then', async () => {
    const receipt = receiptOf()
    const before = world.payments.balance()
    world.payments.next('time-out-paid')
    expect(await buy(world.transit.sales, receipt, { ...RIDE, count: 10 })).toBe('asked')
    await world.transit.settle()
    const view = await collect(world.transit.sales, receipt)
    expect(view.state).toBe('paid')
    expect(new Set(view.offers.map(({ code }) => code)).size).toBe(10)
    expect(world.payments.balance() - before).toBe(5000)
  })

  test('whose order was lost costs nothing, also when it is sent again', async () => {
    const receipt = receiptOf()
    const before = world.payments.balance()
    world.payments.next('time-out-lost')
    expect(await buy(world.transit.sales, receipt, RIDE)).toBe('asked')
    expect(await buy(world.transit.sales, receipt, RIDE)).toBe('refused')
    expect(world.payments.balance()).toBe(before)
  })

  test('whose provider answers twice is charged once', async () => {
    const before = world.payments.balance()
    world.payments.next('answers-twice')
    expect(await buy(world.transit.sales, receiptOf(), RIDE)).toBe('paid')
    expect(world.payments.balance() - before).toBe(500)
  })

  test('an offer is good for one wallet', async () => {
    const receipt = receiptOf()
    await buy(world.transit.sales, receipt, RIDE)
    const [offer] = (await collect(world.transit.sales, receipt)).offers
    if (!offer) throw new Error('no offer')
    expect(await world.city.wallet().receive(world.app, offer.code)).toHaveProperty('header')
    expect(await world.city.wallet().receive(world.app, offer.code)).toMatchObject({ hefu_reason: 'offer-redeemed' })
  })
})

describe('the desk', () => {
  test('ends what no wallet has fetched and offers as many anew; what was fetched stays', async () => {
    const receipt = receiptOf()
    await buy(world.transit.sales, receipt, { ...RIDE, count: 10 })
    const before = await collect(world.transit.sales, receipt)
    const [first, second] = before.offers
    if (!first || !second) throw new Error('no offers')
    await world.city.wallet().receive(world.app, first.code)
    expect(await offerAgain(world.transit.sales, receipt)).toEqual({ renewed: 9 })
    const after = await collect(world.transit.sales, receipt)
    expect(after.offers.filter(({ isRedeemed }) => isRedeemed)).toHaveLength(1)
    expect(after.offers).toHaveLength(10)
    expect(await world.city.wallet().receive(world.app, second.code)).toMatchObject({ hefu_reason: 'offer-ended' })
    const fresh = after.offers.find(({ isRedeemed }) => !isRedeemed)
    expect(await world.city.wallet().receive(world.app, fresh?.code ?? '')).toHaveProperty('header')
  })

  test('knows which tickets were fetched for as long as it knows the purchase, and gives none twice', async () => {
    const began = world.city.time.now
    const receipt = receiptOf()
    await buy(world.transit.sales, receipt, { ...RIDE, count: 2 })
    const [ticket] = (await collect(world.transit.sales, receipt)).offers
    await world.city.wallet().receive(world.app, ticket?.code ?? '')
    const kept = async (): Promise<number> =>
      (await world.database.selectFrom('kit_offer').select('id').execute()).length
    const before = await kept()
    for (let day = 60; day <= 90; day += 30) {
      world.city.time.now = began + day * 86_400
      await world.transit.forget()
      expect((await collect(world.transit.sales, receipt)).offers.map(({ isRedeemed }) => isRedeemed)).toEqual([
        true,
        false,
      ])
    }
    world.city.time.now = began + 93 * 86_400
    await world.transit.settle()
    await world.transit.forget()
    await expect(collect(world.transit.sales, receipt)).rejects.toMatchObject({ code: 'unknown-purchase' })
    expect(await kept()).toBeLessThanOrEqual(before - 2)
    world.city.time.now = began
  })

  test('finds nothing without the receipt code', async () => {
    await expect(collect(world.transit.sales, receiptOf())).rejects.toMatchObject({ code: 'unknown-purchase' })
    expect((await world.get('/api/purchases/0')).body).toMatchObject({ code: 'unknown-purchase' })
  })
})

describe('a receipt code', () => {
  test('is read as people type it', () => {
    const code = '7H2KD-0Q9RC-5W1XJ-M3N8T'
    expect(readReceipt(' 7h2kd oq9rc 5wlxj m3n8t ')).toBe(code)
    expect(readReceipt('7H2KD')).toBeNull()
    expect(readReceipt('7H2KD-0Q9RC-5W1XJ-M3N8U')).toBeNull()
  })

  test('opens what was sealed under it, and no other does', () => {
    const [mine, other] = [receiptOf(), receiptOf()]
    const sealed = sealUnder(mine, 'tickets', world.transit.ports.random)
    expect(unsealUnder(mine, sealed)).toBe('tickets')
    expect(() => unsealUnder(other, sealed)).toThrow()
  })
})

describe('the reduced price', () => {
  test('is for who shows a concession, once, and nothing but that it is held is learned', async () => {
    const wallet = world.city.wallet()
    await world.concession(wallet, 'YH-0000-0002', '0815')
    const order = { product: 'ride', fare: 'zone-1', class: 'reduced' }
    expect((await world.post('/api/purchases', order)).body).toMatchObject({ code: 'concession-needed' })
    const ask = await world.post('/api/asks', { for: 'reduced' })
    const pass = await wallet.answer(String(ask.body.request))
    const sent = await world.post('/api/answers', { pass })
    const concession = String(sent.body.next).split('/').at(-1)
    expect((await world.get(`/api/asks/${concession}`)).body.outcome).toEqual({ kind: 'entitled' })
    // Whoever only asked is told nothing.
    expect((await world.get(`/api/asks/${ask.body.id}`)).body.outcome).toBeNull()
    const bought = await world.post('/api/purchases', { ...order, concession })
    expect(bought.body).toMatchObject({ state: 'paid' })
    const second = await world.post('/api/purchases', { ...order, concession })
    expect(second.body).toMatchObject({ code: 'concession-needed' })
  })

  test('a card that is over is not brought in, and one that is brought in again ends the copy before', async () => {
    const { concessions, today } = world.transit
    expect(await concessions.bringIn('YH-0000-0005', '9999', today())).toEqual({ outcome: 'refused' })
    const first = await concessions.bringIn('YH-0000-0004', '1357', today())
    await concessions.bringIn('YH-0000-0004', '1357', today())
    const code = first.outcome === 'offered' ? first.offer.code : ''
    expect(await world.city.wallet().receive(world.app, code)).toMatchObject({ hefu_reason: 'offer-ended' })
  })
})
