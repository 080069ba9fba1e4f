import { SYNC_MS } from '@hefu/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningGate } from '../gate/start-gate.ts'
import { TICKET_SERVICE } from '../service-ids.ts'
import { PLACES, type TestTransit, testTransit } from './test-transit.ts'

/** What the README states: with every line up, for so long a copied ticket may be let in at a second gate. */
const STATED_WINDOW_MS = 2000
const STEP_MS = 250

let world: TestTransit
let gates: readonly [RunningGate, RunningGate, RunningGate]

beforeAll(async () => {
  world = await testTransit()
  const [a, b, c] = PLACES
  if (!a || !b || !c) throw new Error('too few places')
  gates = [await world.gate(a), await world.gate(b), await world.gate(c)]
  for (const gate of gates) await gate.sync()
})

afterAll(() => world.close())

async function newPass(): Promise<string> {
  const wallet = world.city.wallet()
  const [ticket] = await world.tickets(wallet, { product: 'ride', fare: 'zone-1', class: 'full' })
  if (!ticket) throw new Error('no ticket')
  return world.pass(wallet, TICKET_SERVICE, ticket)
}

/**
 * Lets a ticket in at one gate at once and shows it at another after a delay, with the two reconciling at the worst
 * moments: the first has told just before, the second learns just before the first tells again.
 */
async function isLetInTwice(delayMs: number): Promise<boolean> {
  const pass = await newPass()
  const [first, second] = gates
  await first.sync()
  expect(first.present(pass)).toMatchObject({ open: true })
  for (let ms = 1; ms <= delayMs; ms++) {
    if (ms % SYNC_MS === SYNC_MS - 1) await second.sync()
    if (ms % SYNC_MS === 0) await first.sync()
  }
  return second.present(pass).open
}

test('with every line up a ticket is let in twice within two seconds at the most', async () => {
  let longest = 0
  for (let delay = STEP_MS; delay <= 2 * STATED_WINDOW_MS; delay += STEP_MS) {
    if (await isLetInTwice(delay)) longest = delay
  }
  expect(longest).toBeLessThan(STATED_WINDOW_MS)
  expect(longest).toBeGreaterThanOrEqual(STATED_WINDOW_MS - STEP_MS)
})

test('while gates are cut off it is let in once at each of them, however long that lasts, and then nowhere', async () => {
  const [first, second, third] = gates
  const pass = await newPass()
  first.cutOff()
  second.cutOff()
  expect(first.present(pass).open).toBe(true)
  expect(second.present(pass).open).toBe(true)
  expect([first, second].map((gate) => gate.present(pass).open)).toEqual([false, false])
  for (const gate of [first, second]) {
    gate.reconnect()
    await gate.sync()
  }
  await third.sync()
  expect(third.present(pass).open).toBe(false)
  const counted = await world.database.selectFrom('double_use').select('count').executeTakeFirst()
  expect(counted?.count).toBeGreaterThanOrEqual(1)
})
