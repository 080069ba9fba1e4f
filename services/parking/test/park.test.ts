import { toHex } from '@hefu/bytes'
import { CARD_PARKING, decodePass, TICKET_STAY } from '@hefu/standard'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RunningBarrier } from '../barrier/start-barrier.ts'
import { payTicket } from '../drive/drive-stay.ts'
import { BAY_SERVICE, EXIT_SERVICE, PERMIT_SERVICE } from '../service-ids.ts'
import { stayName } from '../stay/stay-ticket.ts'
import { enteredText, entrySlot } from '../tariff/entered.ts'
import { CAR_PARKS, leavingPass, PLACES, type TestParking, testParking } from './test-parking.ts'

const DAY = 86_400
let world: TestParking
let entry: RunningBarrier
let exit: RunningBarrier
let otherExit: RunningBarrier
let yardIn: RunningBarrier
let yardOut: RunningBarrier
/** Unix seconds: 10:00 in the city on the day of a test, so that no night passes by. */
let morning: number

beforeAll(async () => {
  world = await testParking()
  morning = Math.ceil(world.city.time.now / DAY) * DAY + 2 * 3600
  entry = await world.barrier(PLACES.in)
  exit = await world.barrier(PLACES.out)
  otherExit = await world.barrier(PLACES.out2)
  yardIn = await world.barrier(PLACES.yardIn)
  yardOut = await world.barrier(PLACES.yardOut)
})

afterAll(() => world.close())

/** Everybody tells, then everybody learns. */
async function reconcile(): Promise<void> {
  for (let round = 0; round < 2; round++)
    for (const barrier of [entry, exit, otherExit, yardIn, yardOut]) await barrier.sync().catch(() => undefined)
}
const later = (minutes: number): void => {
  world.city.time.now += minutes * 60
}
const insideOf = async (carPark: string): Promise<number> => {
  const row = await world.database.selectFrom('car_park').select('inside').where('id', '=', carPark).executeTakeFirst()
  return row?.inside ?? -1
}
const differences = async (kind: string): Promise<number> => {
  const rows = await world.database.selectFrom('difference').select('count').where('kind', '=', kind).execute()
  return rows.reduce((sum, { count }) => sum + count, 0)
}
const stays = () => world.database.selectFrom('stay').selectAll().execute()
const quoteOf = async (ask: string) => (await world.get(`/api/asks/${ask}`)).body.quote as Record<string, number>
const pay = (ask: string, amount: number) => payTicket((path, init) => world.app.request(path, init), ask, amount)

beforeEach(async () => {
  morning += DAY
  world.city.time.now = morning
  await reconcile()
})

describe('a stay', () => {
  test('is entered with a ticket of its own, paid after a payment failed, and left; then nothing is known of it', async () => {
    const wallet = world.city.wallet()
    const ticket = await world.enter(entry, wallet)
    const { now } = world.city.time
    expect(ticket.values).toEqual(['garage', enteredText(entrySlot(now), 480)])
    await reconcile()
    expect([await insideOf('garage'), await stays()]).toEqual([1, []])

    later(70)
    await reconcile()
    expect(exit.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'unpaid' })
    const ask = await world.showToPay(wallet, ticket)
    expect(await quoteOf(ask)).toMatchObject({ fee: 1200, paid: 0, due: 1200, leaveBy: null })
    expect(await stays()).toEqual([])
    const before = world.payments.balance()
    world.payments.next('refuses')
    expect(await pay(ask, 1200)).toMatchObject({ outcome: 'refused' })
    expect([await stays(), world.payments.balance()]).toEqual([[], before])
    expect(await pay(ask, 800)).toMatchObject({ outcome: 'amount-changed' })
    world.payments.next('answers-twice')
    const paid = await pay(ask, 1200)
    expect(paid).toMatchObject({ outcome: 'paid', quote: { leaveBy: world.city.time.now + 900, due: 0 } })
    expect(await pay(ask, 1200)).toMatchObject({ outcome: 'paid' })
    expect(world.payments.balance() - before).toBe(1200)

    await reconcile()
    later(10)
    await reconcile()
    const pass = leavingPass(world, wallet, ticket)
    await world.parking.settle()
    expect(exit.present(pass)).toEqual({ open: true, by: 'paid' })
    expect(exit.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'already-left' })
    await reconcile()
    expect(otherExit.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'unpaid' })
    expect([await insideOf('garage'), await stays()]).toEqual([0, []])
    await expectNowhere(stayName(decodePass(pass).pseudonym))
    await expectNowhere(toHex(decodePass(pass).pseudonym))
  })

  test('within the free minutes is left without paying, and the server learns no name of it', async () => {
    const wallet = world.city.wallet()
    const ticket = await world.enter(entry, wallet)
    later(15)
    await reconcile()
    const pass = leavingPass(world, wallet, ticket)
    expect(exit.present(pass)).toEqual({ open: true, by: 'free' })
    expect(exit.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'already-left' })
    await reconcile()
    expect(await insideOf('garage')).toBe(0)
    await expectNowhere(stayName(decodePass(pass).pseudonym))
  })

  test('whose payment nobody knows of is not paid twice, and may leave; what was lost is counted', async () => {
    const wallet = world.city.wallet()
    const ticket = await world.enter(entry, wallet)
    later(40)
    const ask = await world.showToPay(wallet, ticket)
    const before = world.payments.balance()
    world.payments.next('time-out-paid')
    expect(await pay(ask, 800)).toMatchObject({ outcome: 'asked' })
    await reconcile()
    expect(await quoteOf(ask)).toMatchObject({ undecided: true })
    await world.parking.settle()
    expect(await quoteOf(ask)).toMatchObject({ undecided: false, paid: 800, due: 0 })
    expect(world.payments.balance() - before).toBe(800)
    await reconcile()
    expect(exit.present(leavingPass(world, wallet, ticket))).toMatchObject({ open: true, by: 'paid' })

    const second = world.city.wallet()
    const lost = await world.enter(entry, second)
    later(40)
    world.payments.next('time-out-lost')
    expect(await pay(await world.showToPay(second, lost), 800)).toMatchObject({ outcome: 'asked' })
    await reconcile()
    expect(exit.present(leavingPass(world, second, lost))).toMatchObject({ open: true, by: 'paid' })
    await reconcile()
    await world.parking.settle()
    expect([await differences('payment-failed'), await stays(), world.payments.balance() - before]).toEqual([
      1,
      [],
      800,
    ])
  })

  test('that is left too late costs the difference', async () => {
    const wallet = world.city.wallet()
    const ticket = await world.enter(entry, wallet)
    later(40)
    const ask = await world.showToPay(wallet, ticket)
    await pay(ask, 800)
    later(40)
    await reconcile()
    expect(exit.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'overstayed' })
    const again = await world.showToPay(wallet, ticket)
    expect(await quoteOf(again)).toMatchObject({ fee: 1200, paid: 800, due: 400 })
    expect(await pay(again, 400)).toMatchObject({ outcome: 'paid' })
    await reconcile()
    expect(exit.present(leavingPass(world, wallet, ticket))).toMatchObject({ open: true })
  })

  test('of one car park does not leave by another, and a ticket opens no entry', async () => {
    const wallet = world.city.wallet()
    const ticket = await world.enter(entry, wallet)
    expect(yardOut.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'other-car-park' })
    expect(entry.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'wrong-service' })
    expect(exit.present('https://example.org')).toEqual({ open: false, reason: 'malformed' })
    exit.present(leavingPass(world, wallet, ticket))
  })

  test('begins with a ticket that nobody was shown before', () => {
    const shown = (): string => JSON.stringify(entry.press())
    const first = shown()
    expect(shown()).toBe(first)
    world.city.time.now += 30
    expect(shown()).not.toBe(first)
  })

  test('of two cars has two names', async () => {
    const wallet = world.city.wallet()
    const names = new Set<string>()
    for (let car = 0; car < 2; car++) {
      const ticket = await world.enter(entry, wallet)
      names.add(stayName(decodePass(leavingPass(world, wallet, ticket)).pseudonym))
      exit.present(leavingPass(world, wallet, ticket))
    }
    expect(names.size).toBe(2)
  })
})

describe('a permit', () => {
  async function brought(number: string, pin: string) {
    const wallet = world.city.wallet()
    const offered = await world.parking.permits.bringIn(number, pin, world.parking.today())
    if (offered.outcome !== 'offered') throw new Error(offered.outcome)
    const card = await wallet.receive(world.app, offered.offer.code)
    if (!('header' in card)) throw new Error('no card')
    expect(card.header.type).toBe(CARD_PARKING.id)
    return { wallet, card }
  }

  test('of a resident opens its zone by the zone alone, for one car at a time', async () => {
    const { wallet, card } = await brought('tc 0000 0001', '2468')
    const pass = (): string => world.pass(wallet, PERMIT_SERVICE, card)
    expect([...decodePass(pass()).disclosed]).toEqual([[0, 'A']])
    expect(yardIn.present(pass())).toEqual({ open: false, reason: 'other-zone' })
    expect(entry.present(pass())).toEqual({ open: true, by: 'permit' })
    later(1)
    expect(entry.present(pass())).toEqual({ open: false, reason: 'just-entered' })
    await reconcile()
    expect(await insideOf('garage')).toBe(1)
    expect(exit.present(pass())).toEqual({ open: true, by: 'permit' })
    await reconcile()
    expect(await insideOf('garage')).toBe(0)
    const wrong = await world.parking.permits.bringIn('TC-0000-0001', '0000', world.parking.today())
    expect(wrong).toEqual({ outcome: 'refused' })
  })

  test('of a disabled person opens a bay that is kept, and shows that it is one and nothing else', async () => {
    const { wallet, card } = await brought('TC-0000-0003', '8642')
    const pass = (): string => world.pass(wallet, BAY_SERVICE, card)
    expect([...decodePass(pass()).disclosed]).toEqual([[1, 'disabled']])
    // In the yard too, which is another zone.
    expect(yardIn.present(pass())).toEqual({ open: true, by: 'bay' })
    later(1)
    expect(yardIn.present(pass())).toEqual({ open: false, reason: 'bays-full' })
    await reconcile()
    expect(yardIn.sign()).toEqual({ free: 2, baysFree: 0, full: false })
    later(1)
    expect(yardOut.present(pass())).toEqual({ open: true, by: 'bay' })
    await reconcile()
    expect(yardIn.sign()).toMatchObject({ baysFree: 1 })
    const resident = await brought('TC-0000-0002', '1357')
    expect(yardIn.present(world.pass(resident.wallet, BAY_SERVICE, resident.card))).toMatchObject({
      open: false,
      reason: 'not-entitled',
    })
  })
})

describe('a car park that is full', () => {
  test('says so on its sign, its page and its feed, gives no ticket, and lets in again when a car has left', async () => {
    const wallets = [world.city.wallet(), world.city.wallet()]
    const [first] = await Promise.all([world.enter(yardIn, wallets[0] as (typeof wallets)[0])])
    await world.enter(yardIn, wallets[1] as (typeof wallets)[0])
    expect(yardIn.sign()).toMatchObject({ free: 0, full: true })
    expect(yardIn.press()).toEqual({ open: false, reason: 'full' })
    await reconcile()
    const status = await world.app.request('/feed/status')
    const { data } = (await status.json()) as { data: { car_parks: Record<string, unknown>[] } }
    expect(data.car_parks[1]).toEqual({ id: 'yard', places: 2, free: 0, bays: 1, bays_free: 1, full: true })
    const again = { headers: { 'If-None-Match': status.headers.get('ETag') ?? '' } }
    expect((await world.app.request('/feed/status', again)).status).toBe(304)
    expect(await (await world.app.request('/sign/yard?lang=en')).text()).toContain('Go to another car park')
    yardOut.present(leavingPass(world, wallets[0] as (typeof wallets)[0], first as NonNullable<typeof first>))
    await reconcile()
    expect(yardIn.press()).toMatchObject({ ticket: {} })
  })
})

describe('barriers that are cut off', () => {
  test('an entry gives tickets on paper from its stock, over an end of its process too, and they pay like any other', async () => {
    entry.cutOff()
    const inside = await insideOf('garage')
    const shown = entry.press()
    expect(entry.takePaper()).toEqual({ open: true, by: 'ticket' })
    const stock = entry.stock
    await entry.stop()
    entry = await world.barrier(PLACES.in)
    expect([entry.stock, entry.waiting]).toEqual([stock, 1])
    // The driver's phone finds the service later; the entry has told nothing yet.
    later(40)
    const wallet = world.city.wallet()
    if (!('ticket' in shown)) throw new Error('no ticket')
    const ticket = await wallet.receive(world.app, shown.ticket.code)
    if (!('header' in ticket)) throw new Error('refused')
    expect(ticket.header.type).toBe(TICKET_STAY.id)
    const ask = await world.showToPay(wallet, ticket)
    expect(await quoteOf(ask)).toMatchObject({ fee: 800 })
    await pay(ask, 800)
    await reconcile()
    expect(await insideOf('garage')).toBe(inside + 1)
    expect(exit.present(leavingPass(world, wallet, ticket))).toMatchObject({ open: true, by: 'paid' })
  })

  test('an entry without tickets left gives none', async () => {
    entry.cutOff()
    later(60)
    expect(entry.press()).toEqual({ open: false, reason: 'no-ticket' })
    entry.reconnect()
    await reconcile()
    expect(entry.press()).toMatchObject({ ticket: {} })
  })

  test('an exit lets out whom it cannot ask about; afterwards who had not paid is counted, and nobody is named', async () => {
    const cars = []
    for (let car = 0; car < 4; car++) {
      const wallet = world.city.wallet()
      cars.push({ wallet, ticket: await world.enter(entry, wallet) })
    }
    await reconcile()
    const inside = await insideOf('garage')
    const before = await differences('unpaid-cut-off')
    exit.cutOff()
    later(40)
    // One has paid, which the exit does not hear.
    const [payer] = cars
    if (!payer) throw new Error('no car')
    await pay(await world.showToPay(payer.wallet, payer.ticket), 800)
    const names: string[] = []
    for (const { wallet, ticket } of cars) {
      const pass = leavingPass(world, wallet, ticket)
      names.push(stayName(decodePass(pass).pseudonym))
      expect(exit.present(pass)).toEqual({ open: true, by: 'cut-off' })
      expect(exit.present(leavingPass(world, wallet, ticket))).toEqual({ open: false, reason: 'already-left' })
    }
    expect(exit.waiting).toBe(4)
    // The sign of the entry knows nothing of who left: it says full too early, and not too late.
    await entry.sync()
    expect(await insideOf('garage')).toBe(inside)
    exit.reconnect()
    await reconcile()
    expect(exit.waiting).toBe(0)
    expect([await insideOf('garage'), (await differences('unpaid-cut-off')) - before]).toEqual([inside - 4, 3])
    for (const name of names) await expectNowhere(name)
    // Told twice is counted once.
    await reconcile()
    expect(await insideOf('garage')).toBe(inside - 4)
  })
})

test('the register says of each purpose no more than it needs', () => {
  const { services } = world.city.register.bundle()
  const shown = services.map(({ id, required, scope }) => [id, required, scope])
  expect(shown).toEqual(
    expect.arrayContaining([
      [EXIT_SERVICE, [0, 1], 'account'],
      [PERMIT_SERVICE, [0], 'day'],
      [BAY_SERVICE, [1], 'visit'],
    ]),
  )
  expect(CAR_PARKS.every(({ id }) => id.length <= 20)).toBe(true)
})

test('every column says what it is for, and those about a person how long they are kept', async () => {
  const { rows } = await sql<{ readonly column: string; readonly comment: string | null }>`
    select c.table_name || '.' || c.column_name as column,
      col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position) as comment
    from information_schema.columns c where c.table_schema = 'public' and c.table_name not like 'kysely%'`.execute(
    world.database,
  )
  expect(rows.filter(({ comment }) => comment === null)).toEqual([])
  const personal = rows.filter(({ comment }) => comment?.startsWith('Of a person'))
  expect(personal.filter(({ column }) => column.startsWith('stay.'))).toHaveLength(6)
  expect(personal.filter(({ comment }) => !/Kept [^.]+\.$/.test(comment ?? ''))).toEqual([])
})

/** Looks for a stay's name in every row of the database and in everything that was logged. */
async function expectNowhere(name: string): Promise<void> {
  for (const { name: table } of await world.database.introspection.getTables()) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
      world.database,
    )
    for (const { row } of rows) expect(row, table).not.toContain(name)
  }
  expect(JSON.stringify(world.logged)).not.toContain(name)
}
