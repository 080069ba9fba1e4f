import { decodePass } from '@hefu/standard'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GatePlace } from '../gate/gate-answer.ts'
import type { RunningGate } from '../gate/start-gate.ts'
import { serialOf } from '../journey/serial.ts'
import { CONCESSION_SERVICE, MONTH_SERVICE, TICKET_SERVICE } from '../service-ids.ts'
import { PLACES, type TestTransit, testTransit } from './test-transit.ts'

const RIDE = { product: 'ride', fare: 'zone-1', class: 'full' }
let world: TestTransit
const gates = new Map<string, RunningGate>()

beforeAll(async () => {
  world = await testTransit()
  for (const place of PLACES) gates.set(place.id, await world.gate(place))
})

afterAll(() => world.close())

const at = (id: string): RunningGate => gates.get(id) as RunningGate
/** Everybody tells, then everybody learns. */
async function reconcile(): Promise<void> {
  for (let round = 0; round < 2; round++) for (const gate of gates.values()) await gate.sync().catch(() => undefined)
}
const later = (seconds: number): void => {
  world.city.time.now += seconds
}

beforeEach(async () => {
  later(3 * 3600)
  await reconcile()
})

describe('a ride', () => {
  test('is bought, fetched blind, goes in once and out once, and never again', async () => {
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE)
    if (!ticket) throw new Error('no ticket')
    const pass = (): string => world.pass(wallet, TICKET_SERVICE, ticket)
    const entered = { open: true, step: 'entry', entitlement: 'ticket', reduced: false }
    expect(at('square-in').present(pass())).toEqual(entered)
    expect(at('square-in').present(pass())).toEqual({ open: false, reason: 'already-in' })
    await reconcile()
    expect(at('tower-in').present(pass())).toEqual({ open: false, reason: 'already-in' })
    later(600)
    await reconcile()
    expect(at('shipyard-out').present(pass())).toEqual({ open: false, reason: 'beyond-fare', needed: 'zone-2' })
    expect(at('tower-out').present(pass())).toMatchObject({ open: true, step: 'exit' })
    await reconcile()
    expect(at('tower-out').present(pass())).toEqual({ open: false, reason: 'already-out' })
    expect(at('square-in').present(pass())).toEqual({ open: false, reason: 'used' })
  })

  test('goes on by another line for the same fare', async () => {
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE)
    if (!ticket) throw new Error('no ticket')
    const pass = (): string => world.pass(wallet, TICKET_SERVICE, ticket)
    at('tower-in').present(pass())
    await reconcile()
    expect(at('square-out').present(pass())).toMatchObject({ open: true, step: 'exit' })
    await reconcile()
    expect(at('square-2-in').present(pass())).toMatchObject({ open: true, step: 'transfer' })
  })

  test('with a gate cut off: it goes on, the same ticket can enter once at each gate that is cut off, and then no more', async () => {
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE)
    if (!ticket) throw new Error('no ticket')
    const pass = (): string => world.pass(wallet, TICKET_SERVICE, ticket)
    at('square-in').cutOff()
    expect(at('square-in').present(pass())).toMatchObject({ open: true })
    later(60)
    await reconcile()
    expect(at('square-in').waiting).toBe(1)
    expect(at('tower-in').present(pass())).toMatchObject({ open: true })
    expect(at('square-in').present(pass())).toEqual({ open: false, reason: 'already-in' })
    at('square-in').reconnect()
    await reconcile()
    expect(at('square-in').waiting).toBe(0)
    expect(await world.database.selectFrom('double_use').select(['kind', 'count']).execute()).toEqual([
      { kind: 'entered-twice', count: 1 },
    ])
    expect(at('square-2-in').present(pass())).toEqual({ open: false, reason: 'already-in' })
    expect(at('tower-out').present(pass())).toMatchObject({ open: true })
    await reconcile()
    expect(at('bus-8').present(pass())).toEqual({ open: false, reason: 'used' })
  })

  test('whose entry is known to nobody yet is let out, since a gate is cut off', async () => {
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE)
    if (!ticket) throw new Error('no ticket')
    const pass = (): string => world.pass(wallet, TICKET_SERVICE, ticket)
    expect(at('tower-out').present(pass())).toEqual({ open: false, reason: 'not-entered' })
    at('square-in').cutOff()
    at('square-in').present(pass())
    later(60)
    await reconcile()
    await reconcile()
    expect(at('tower-out').present(pass())).toMatchObject({ open: true, step: 'exit' })
    at('square-in').reconnect()
    await reconcile()
    const { serial } = serialIn(pass())
    const rows = await world.database.selectFrom('travel').selectAll().where('serial', '=', serial).execute()
    expect(rows).toMatchObject([{ phase: 'out', origin: 'm104', last: 'm105' }])
  })

  test('survives the end of the gate’s process, with what it has yet to tell', async () => {
    const place: GatePlace = PLACES[2] as GatePlace
    const wallet = world.city.wallet()
    const [ticket] = await world.tickets(wallet, RIDE)
    if (!ticket) throw new Error('no ticket')
    at(place.id).cutOff()
    at(place.id).present(world.pass(wallet, TICKET_SERVICE, ticket))
    await at(place.id).stop()
    gates.set(place.id, await world.gate(place))
    expect(at(place.id).waiting).toBe(1)
    expect(at(place.id).present(world.pass(wallet, TICKET_SERVICE, ticket))).toEqual({
      open: false,
      reason: 'already-in',
    })
    await reconcile()
    expect(at(place.id).waiting).toBe(0)
  })
})

describe('a pass', () => {
  test('of this month travels all day and opens one gate at a time', async () => {
    const wallet = world.city.wallet()
    const month = new Date((world.city.time.now + 8 * 3600) * 1000).toISOString().slice(0, 7)
    const [card] = await world.tickets(wallet, { product: 'month', fare: 'zone-3', class: 'full', month })
    if (!card) throw new Error('no pass')
    const pass = (): string => world.pass(wallet, MONTH_SERVICE, card)
    expect(at('square-in').present(pass())).toMatchObject({ open: true, entitlement: 'month' })
    await reconcile()
    expect(at('tower-in').present(pass())).toEqual({ open: false, reason: 'already-in' })
    expect(at('shipyard-out').present(pass())).toMatchObject({ open: true })
    await reconcile()
    expect(at('tower-in').present(pass())).toMatchObject({ open: true, step: 'entry' })
    expect([...decodePass(pass()).disclosed.keys()]).toEqual([0, 1])
  })

  test('of the next month opens nothing yet', async () => {
    const wallet = world.city.wallet()
    const [card] = await world.tickets(wallet, { product: 'month', fare: 'zone-3', class: 'full', month: '2026-12' })
    if (!card) throw new Error('no pass')
    expect(at('square-in').present(world.pass(wallet, MONTH_SERVICE, card))).toEqual({
      open: false,
      reason: 'other-month',
    })
  })

  test('a concession that was brought in by number and PIN travels free outside the peak, and says nothing else', async () => {
    const { city } = world
    // Thursday, 10:00 in the city.
    city.time.now = Date.parse('2026-11-26T02:00:00Z') / 1000
    await reconcile()
    const wallet = city.wallet()
    const card = await world.concession(wallet, 'yh 0000 0001', '4711')
    const text = world.pass(wallet, CONCESSION_SERVICE, card)
    expect(decodePass(text).disclosed.size).toBe(0)
    expect(at('square-in').present(text)).toMatchObject({ open: true, entitlement: 'concession' })
    await reconcile()
    expect(at('square-2-in').present(world.pass(wallet, CONCESSION_SERVICE, card))).toMatchObject({
      reason: 'already-in',
    })
    city.time.now = Date.parse('2026-11-26T09:30:00Z') / 1000
    await reconcile()
    const inPeak = world.pass(wallet, CONCESSION_SERVICE, card)
    expect(at('square-in').present(inPeak)).toEqual({ open: false, reason: 'peak' })
  })
})

test('a ticket is good in the week in which it was fetched and the next, and then no more', async () => {
  const wallet = world.city.wallet()
  const [first, second] = await world.tickets(wallet, { ...RIDE, count: 10 })
  if (!first || !second) throw new Error('no tickets')
  later(7 * 86_400)
  expect(at('square-in').present(world.pass(wallet, TICKET_SERVICE, first))).toMatchObject({ open: true })
  const pass = world.pass(wallet, TICKET_SERVICE, second)
  later(7 * 86_400)
  expect(at('square-in').present(pass)).toEqual({ open: false, reason: 'epoch' })
  expect(wallet.pass(TICKET_SERVICE, [second])).toBeNull()
})

function serialIn(text: string): { readonly serial: Uint8Array } {
  const { service, pseudonym } = decodePass(text)
  return { serial: new Uint8Array(Buffer.from(serialOf(service, pseudonym), 'hex')) }
}
