import { toHex } from '@hefu/bytes'
import { decodePass } from '@hefu/standard'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serialOf } from '../journey/serial.ts'
import { TICKET_SERVICE } from '../service-ids.ts'
import { PLACES, type TestTransit, testTransit } from './test-transit.ts'

interface Column {
  readonly table: string
  readonly column: string
  readonly comment: string | null
}

let world: TestTransit
let serials: string[]
let receipt: string

beforeAll(async () => {
  world = await testTransit()
  const [inside, , , outside] = PLACES
  if (!inside || !outside) throw new Error('too few places')
  const [entry, exit] = [await world.gate(inside), await world.gate(outside)]
  const wallet = world.city.wallet()
  const bought = await world.post('/api/purchases', { product: 'ride', fare: 'zone-1', class: 'full', count: 10 })
  receipt = String(bought.body.receipt)
  const offers = (await world.get(`/api/purchases/${receipt}`)).body.offers as { code: string }[]
  serials = []
  for (const { code } of offers.slice(0, 3)) {
    const card = await wallet.receive(world.app, code)
    if (!('header' in card)) throw new Error('no ticket')
    const pass = world.pass(wallet, TICKET_SERVICE, card)
    entry.present(pass)
    await entry.sync()
    await exit.sync()
    exit.present(pass)
    await exit.sync()
    const { service, pseudonym } = decodePass(pass)
    serials.push(serialOf(service, pseudonym))
  }
})

afterAll(() => world.close())

async function columns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as table, c.column_name as column,
      col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position) as comment
    from information_schema.columns c where c.table_schema = 'public' and c.table_name not like 'kysely%'`.execute(
    world.database,
  )
  return rows
}

/** Every value of a table as text, but short ones: a zone, a small number. */
async function valuesOf(table: string): Promise<Set<string>> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(world.database)
  const texts = rows
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof Uint8Array ? toHex(value) : String(value)))
  return new Set(texts.filter((text) => text.length >= 8))
}

describe('what the database keeps', () => {
  test('is explained column by column, and what is about a person says for how long', async () => {
    const all = await columns()
    expect(all.filter(({ comment }) => comment === null)).toEqual([])
    const personal = all.filter(({ comment }) => comment?.startsWith('Of a person'))
    expect(personal.length).toBeGreaterThan(20)
    expect(personal.filter(({ comment }) => !/Kept [^.]+\.$/.test(comment ?? ''))).toEqual([])
  })

  test('joins no purchase to a ride: they share no value', async () => {
    const rides = await valuesOf('travel')
    expect(serials.every((serial) => rides.has(serial))).toBe(true)
    for (const table of ['purchase', 'kit_payment', 'kit_offer', 'refund', 'kit_plastic_card']) {
      const shared = [...(await valuesOf(table))].filter((value) => rides.has(value))
      expect([table, shared]).toEqual([table, []])
    }
  })

  test('does not say which offers came of a purchase, and offers of one day look alike', async () => {
    const offers = await world.database.selectFrom('kit_offer').select(['id', 'redeem_until']).execute()
    const kept = [...(await valuesOf('purchase')), ...(await valuesOf('kit_payment'))].join(' ')
    expect(offers.length).toBe(10)
    expect(offers.some(({ id }) => kept.includes(toHex(new Uint8Array(id))))).toBe(false)
    expect(new Set(offers.map(({ redeem_until: until }) => until)).size).toBe(1)
    expect(offers[0]?.redeem_until).toBe(Math.ceil((offers[0]?.redeem_until ?? 0) / 86_400) * 86_400)
  })

  test('holds of a ride where it began and ended and no list of journeys', async () => {
    const rows = await world.database.selectFrom('travel').select(['serial', 'phase', 'origin', 'last']).execute()
    expect(rows).toHaveLength(3)
    expect(rows.map(({ phase, origin, last }) => [phase, origin, last])).toEqual(
      rows.map(() => ['out', 'm104', 'm105']),
    )
  })

  test('is forgotten when a ticket is no longer good', async () => {
    const { now } = world.city.time
    world.city.time.now = now + 15 * 86_400
    await world.transit.settle()
    expect(await world.database.selectFrom('travel').selectAll().execute()).toEqual([])
    world.city.time.now = now + 92 * 86_400
    await world.transit.settle()
    expect(await world.database.selectFrom('purchase').selectAll().execute()).toEqual([])
    expect(await world.database.selectFrom('kit_payment').selectAll().execute()).toEqual([])
  })
})

test('log lines name no receipt, no ticket and no address', () => {
  const lines = JSON.stringify(world.logged)
  expect(lines).toContain('/api/purchases/:receipt')
  expect([receipt, ...serials].some((secret) => lines.includes(secret))).toBe(false)
})
