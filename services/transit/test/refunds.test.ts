import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningGate } from '../gate/start-gate.ts'
import { TICKET_SERVICE } from '../service-ids.ts'
import { PLACES, type TestTransit, testTransit } from './test-transit.ts'

const RIDE_ORDER = { product: 'ride', fare: 'zone-2', class: 'full' }
let world: TestTransit
const gates: RunningGate[] = []

beforeAll(async () => {
  world = await testTransit()
  for (const place of PLACES.slice(0, 2)) gates.push(await world.gate(place))
  for (const gate of gates) await gate.sync()
})

afterAll(() => world.close())

describe('a ticket that is given back', () => {
  async function giveBack(pass: (request: string) => Promise<unknown>) {
    const ask = await world.post('/api/asks', { for: 'refund' })
    const sent = await world.post('/api/answers', { pass: await pass(String(ask.body.request)) })
    const answered = String(sent.body.next).split('/').at(-1)
    return (await world.get(`/api/asks/${answered}`)).body.outcome as {
      kind: string
      receipt?: string
      reason?: string
    }
  }
  async function syncAll(rounds = 3): Promise<void> {
    for (let round = 0; round < rounds; round++) for (const gate of gates) await gate.sync().catch(() => undefined)
  }

  test('opens no gate any more, and is paid back once under a key of its own when every gate has reported', async () => {
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE_ORDER)
    if (!ticket) throw new Error('no ticket')
    const before = world.payouts.balance()
    const outcome = await giveBack((request) => wallet.answer(request))
    expect(outcome.kind).toBe('given-back')
    await world.transit.settle()
    expect((await world.get(`/api/refunds/${outcome.receipt}`)).body).toEqual({ amount: 500, state: 'waiting' })
    world.city.time.now += 5
    await syncAll(1)
    expect(gates[0]?.present(world.pass(wallet, TICKET_SERVICE, ticket))).toEqual({ open: false, reason: 'refunded' })
    // They have told, and have yet to say that they know.
    await world.transit.settle()
    expect((await world.get(`/api/refunds/${outcome.receipt}`)).body).toMatchObject({ state: 'waiting' })
    await syncAll(1)
    world.payouts.next('time-out-paid')
    await world.transit.settle()
    expect((await world.get(`/api/refunds/${outcome.receipt}`)).body).toMatchObject({ state: 'paying' })
    await world.transit.settle()
    await world.transit.settle()
    expect((await world.get(`/api/refunds/${outcome.receipt}`)).body).toMatchObject({ state: 'paid' })
    // A sandbox that pays out counts what it moved.
    expect(world.payouts.balance() - before).toBe(500)
    const rows = await world.database.selectFrom('refund').select('serial').execute()
    expect(rows.every(({ serial }) => serial === null)).toBe(true)
    world.city.time.now += 60
    expect(await giveBack((request) => wallet.answer(request))).toEqual({ kind: 'not-given-back', reason: 'refunded' })
  })

  test('is not paid back when it has ridden', async () => {
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE_ORDER)
    if (!ticket) throw new Error('no ticket')
    expect(gates[0]?.present(world.pass(wallet, TICKET_SERVICE, ticket))).toMatchObject({ open: true })
    await syncAll()
    expect(await giveBack((request) => wallet.answer(request))).toEqual({ kind: 'not-given-back', reason: 'used' })
  })

  test('nor when a gate that was cut off tells afterwards that it let it in', async () => {
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE_ORDER)
    const [cutOff, other] = gates
    if (!ticket || !cutOff || !other) throw new Error('no ticket')
    cutOff.cutOff()
    expect(cutOff.present(world.pass(wallet, TICKET_SERVICE, ticket))).toMatchObject({ open: true })
    const before = world.payouts.balance()
    const outcome = await giveBack((request) => wallet.answer(request))
    expect(outcome.kind).toBe('given-back')
    world.city.time.now += 60
    await other.sync()
    await world.transit.settle()
    expect((await world.get(`/api/refunds/${outcome.receipt}`)).body).toMatchObject({ state: 'waiting' })
    cutOff.reconnect()
    await syncAll()
    await world.transit.settle()
    expect((await world.get(`/api/refunds/${outcome.receipt}`)).body).toMatchObject({ state: 'refused' })
    expect(world.payouts.balance()).toBe(before)
  })

  test('takes only an answer to its own request: a pass that was made for a gate is none', async () => {
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE_ORDER)
    if (!ticket) throw new Error('no ticket')
    const pass = world.pass(wallet, TICKET_SERVICE, ticket)
    expect((await world.post('/api/answers', { pass })).body).toMatchObject({ status: 422, code: 'nonce' })
  })
})
