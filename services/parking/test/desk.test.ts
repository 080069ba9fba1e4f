import type { Staff } from '@hefu/service-kit'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBarrier } from '../barrier/start-barrier.ts'
import { leavingPass, PLACES, type TestParking, testParking } from './test-parking.ts'

/** Somebody who may do everything: the sign-in itself is the kit's. */
const STAFF: Staff = { routes: new Hono(), guard: () => async (_, next) => next() }
let world: TestParking
let entry: RunningBarrier
let exit: RunningBarrier

beforeAll(async () => {
  world = await testParking(STAFF)
  entry = await world.barrier(PLACES.in)
  exit = await world.barrier(PLACES.out)
  await reconcile()
})

afterAll(() => world.close())

async function reconcile(): Promise<void> {
  for (const barrier of [entry, exit]) await barrier.sync()
}
async function send(path: string, fields: Readonly<Record<string, string>>) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(fields).toString()
  const answer = await world.app.request(`${path}?lang=en`, { method: 'POST', headers, body })
  return { status: answer.status, text: await answer.text() }
}
const page = async (path: string): Promise<string> => (await world.app.request(`${path}?lang=en`)).text()
/** Cars that the exit has let out by hand, as the server has counted them. */
async function openings(): Promise<number> {
  await exit.sync()
  await exit.sync()
  const rows = await world.database.selectFrom('difference').select('count').where('kind', '=', 'opened').execute()
  return rows.reduce((sum, { count }) => sum + count, 0)
}

describe('a lost ticket', () => {
  test('costs the maximum of each day, is paid once however often the form is sent, and opens the exit once', async () => {
    const key = /name="key" value="([0-9a-f]{32})"/.exec(await page('/staff/desk'))?.[1] ?? ''
    const form = { key, barrier: 'garage-out', days: '2' }
    const [before, opened] = [world.payments.balance(), await openings()]
    world.payments.next('time-out-paid')
    expect((await send('/staff/desk/lost', form)).text).toContain('has not answered')
    expect(await openings()).toBe(opened)
    expect((await send('/staff/desk/lost', form)).text).toContain('The exit opens')
    await send('/staff/desk/lost', form)
    expect([world.payments.balance() - before, await openings()]).toEqual([12_000, opened + 1])
  })

  test('whose payment is refused opens nothing', async () => {
    const opened = await openings()
    world.payments.next('refuses')
    const refused = await send('/staff/desk/lost', { key: 'b'.repeat(32), barrier: 'garage-out', days: '1' })
    expect([refused.status, await openings()]).toEqual([409, opened])
    const wrong = await send('/staff/desk/lost', { key: 'b'.repeat(32), barrier: 'garage-in', days: '1' })
    expect(wrong.status).toBe(422)
  })

  test('after paying is let out by the receipt, once, and the ticket then opens nothing', async () => {
    const wallet = world.city.wallet()
    const ticket = await world.enter(entry, wallet)
    world.city.time.now += 3600
    const ask = await world.showToPay(wallet, ticket)
    const { due } = (await world.get(`/api/asks/${ask}`)).body.quote as { due: number }
    const paid = await world.post(`/api/asks/${ask}/payment`, { amount: due })
    const { receipt } = paid.body.quote as { receipt: string }
    const [opened, form] = [await openings(), { receipt, barrier: 'garage-out' }]
    expect((await send('/staff/desk/receipt', form)).status).toBe(200)
    expect((await send('/staff/desk/receipt', form)).status).toBe(409)
    expect(await openings()).toBe(opened + 1)
    expect(exit.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'unpaid' })
  })
})

describe('prices', () => {
  const prices = { carPark: 'garage', freeMinutes: '30', halfHour: '700', nightHalfHour: '100', dayMaximum: '9000' }
  const night = { nightFrom: '1320', nightUntil: '420' }

  test('that staff decide are for who enters from then on, and exits know their free minutes', async () => {
    const wallet = world.city.wallet()
    await reconcile()
    const before = await world.enter(entry, wallet)
    const at = new Date((world.city.time.now + 8 * 3600 + 600) * 1000).toISOString().slice(0, 16)
    expect((await send('/staff/tariffs', { ...prices, ...night, from: at })).status).toBe(303)
    world.city.time.now += 900
    await reconcile()
    const after = await world.enter(entry, wallet)
    world.city.time.now += 24 * 60
    await reconcile()
    expect(exit.present(leavingPass(world, wallet, before))).toEqual({ open: false, reason: 'unpaid' })
    expect(exit.present(leavingPass(world, wallet, after))).toEqual({ open: true, by: 'free' })
    const ask = await world.showToPay(wallet, before)
    expect((await world.get(`/api/asks/${ask}`)).body.quote).toMatchObject({ fee: 800 })
  })

  test('of the past, or dearer by night, are refused', async () => {
    expect((await send('/staff/tariffs', { ...prices, ...night, from: '2020-01-01T00:00' })).status).toBe(422)
    const dear = { ...prices, ...night, nightHalfHour: '900', from: '2030-01-01T00:00' }
    expect((await send('/staff/tariffs', dear)).status).toBe(422)
  })
})

test('staff see occupancy by the hour without small counts, barriers, payments, and count anew', async () => {
  for (let car = 0; car < 5; car++) {
    await entry.sync()
    await world.enter(entry, world.city.wallet())
    world.city.time.now += 300
  }
  await entry.sync()
  await send('/staff/recount', { carPark: 'garage', inside: '3' })
  const { inside } = await world.database
    .selectFrom('car_park')
    .select('inside')
    .where('id', '=', 'garage')
    .executeTakeFirstOrThrow()
  expect(inside).toBe(3)
  const occupancy = await page('/staff')
  expect(occupancy).toContain('fewer than five')
  expect((await send('/staff/recount', { carPark: 'garage', inside: '-1' })).status).toBe(422)
  expect(await page('/staff/barriers')).toContain('garage-out')
  expect(await page('/staff/payments')).toContain('Counted anew')
  expect(await page('/staff/tariffs')).toContain('Garage')
})

test('permits on plastic are brought in by a file; one that is known stays as it is', async () => {
  const bring = async (...rows: readonly string[]): Promise<string> => {
    const body = new FormData()
    body.set('file', new File([['number,pin,zone,kind,valid-until', ...rows].join('\n')], 'permits.csv'))
    return (await world.app.request('/staff/permits?lang=en', { method: 'POST', body })).text()
  }
  const report = await bring('TC-9001,246813,A,resident,2030-12-31', 'TC-9002,246813,A,tenant,2030-12-31')
  expect(report).toContain('<dt>New</dt><dd>1</dd>')
  expect(report).toContain('none of the known values')
  expect(await bring('TC-9001,999999,B,disabled,2030-12-31')).toContain('<dt>Known before</dt><dd>1</dd>')
  const today = world.parking.today()
  expect(await world.parking.permits.bringIn('TC-9001', '999999', today)).toMatchObject({ outcome: 'refused' })
  expect(await world.parking.permits.bringIn('tc 9001', '246813', today)).toMatchObject({ outcome: 'offered' })
})
