import type { OpenDatabase } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { CARD_LIBRARY, type OfferId, offerId } from '@hefu/standard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KitTables } from '../database/kit-tables.ts'
import { openServiceDatabase } from '../database/open-service-database.ts'
import { plasticCards } from './plastic-cards.ts'

let opened: OpenDatabase<KitTables>
let now = 1_795_608_000
const ended: OfferId[] = []
let offered = 0
const issuance = {
  offer: async () => [{ id: offerId((++offered).toString(16).padStart(32, '0')), code: 'HO1:', link: '' }],
  end: async (id: OfferId) => {
    ended.push(id)
    return 'ended' as const
  },
}
const TODAY = '2026-11-25'
const cards = () =>
  plasticCards<{ class: string }>({
    database: opened.database,
    issuance,
    type: CARD_LIBRARY.id,
    key: new Uint8Array(32).fill(3),
    ports: { clock: () => now },
  })

beforeAll(async () => {
  opened = await openServiceDatabase(await createTestDatabase(), {})
  const card = { pin: '4711', terms: { class: 'adult' }, validUntil: '2030-12-31' }
  await cards().add([
    { ...card, number: 'L-0001' },
    { ...card, number: 'L-0002' },
    { ...card, number: 'L-0003', validUntil: '2026-11-24' },
  ])
})
afterAll(() => opened.close())

describe('a card on plastic', () => {
  test('is offered to who has number and PIN, however they are typed', async () => {
    expect(await cards().bringIn(' l 00-01', '4711 ', TODAY)).toMatchObject({ outcome: 'offered' })
    expect(await cards().bringIn('Ｌ０００１', '4711', TODAY)).toMatchObject({ outcome: 'offered' })
    expect(ended).toEqual([offerId('1'.padStart(32, '0'))])
  })

  test.each([
    ['L-0009', '4711'],
    ['L-0002', '4712'],
    ['L-0003', '4711'],
    ['', ''],
  ])('%j with %j is refused like any other', async (number, pin) => {
    expect(await cards().bringIn(number, pin, TODAY)).toEqual({ outcome: 'refused' })
  })

  test('takes no PIN for an hour after five wrong ones, not even many at once', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, () => cards().bringIn('L-0002', '0000', TODAY)))
    expect(tries.some(({ outcome }) => outcome === 'locked')).toBe(true)
    expect(await cards().bringIn('L-0002', '4711', TODAY)).toMatchObject({ outcome: 'locked' })
    now += 3601
    expect(await cards().bringIn('L-0002', '4711', TODAY)).toMatchObject({ outcome: 'offered' })
  })

  test('that is handed out anew has another PIN, which is taken at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => cards().bringIn('L-0002', '0000', TODAY)))
    expect(await cards().bringIn('L-0002', '4711', TODAY)).toMatchObject({ outcome: 'locked' })
    const before = ended.length
    await cards().put({ number: 'L-0002', pin: '0815', terms: { class: 'adult' }, validUntil: '2030-12-31' })
    expect(await cards().bringIn('L-0002', '4711', TODAY)).toEqual({ outcome: 'refused' })
    expect(await cards().bringIn('L-0002', '0815', TODAY)).toMatchObject({ outcome: 'offered' })
    expect(ended).toHaveLength(before + 1)
  })

  test('stands in the database without its number and its PIN, and is forgotten when it is over', async () => {
    const rows = await opened.database.selectFrom('kit_plastic_card').selectAll().execute()
    for (const secret of ['0001', '4711']) {
      expect(rows.some(({ number_hash: hash }) => Buffer.from(hash).includes(secret))).toBe(false)
    }
    await cards().dropOver(TODAY)
    expect(await opened.database.selectFrom('kit_plastic_card').selectAll().execute()).toHaveLength(2)
  })
})
