import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyedHash } from '../records/identifiers.ts'
import { type TestRecords, testRecords } from '../test/test-records.ts'
import { PIN_TRIES, type SocialCards, socialCards } from './social-cards.ts'

const TODAY = '2026-11-23'
let clinic: TestRecords
let cards: SocialCards

beforeAll(async () => {
  clinic = await testRecords()
  cards = socialCards(clinic.database, keyedHash(new Uint8Array(32), 'social-card'))
  await cards.put('S-0001', '246810', { kind: 'employee', validUntil: '2027-06-30' })
  await cards.put('S-0002', '246810', { kind: 'resident', validUntil: '2026-11-22' })
})
afterAll(() => clinic[Symbol.asyncDispose]())

const outcome = async (number: string, pin: string): Promise<string> => (await cards.check(number, pin, TODAY)).outcome

test('a card is known by number and PIN, however the number is written', async () => {
  expect(await cards.check(' s-0001', '246810', TODAY)).toEqual({
    outcome: 'known',
    terms: { kind: 'employee', validUntil: '2027-06-30' },
  })
})

test('another PIN, an unknown number and a card that is over are refused alike, and what is over is deleted', async () => {
  expect(await Promise.all([outcome('S-0001', '1'), outcome('S-9999', '246810'), outcome('S-0002', '246810')])).toEqual(
    Array(3).fill('refused'),
  )
  expect(await clinic.database.selectFrom('clinic_social_card').select('kind').execute()).toEqual([
    { kind: 'employee' },
  ])
})

test('after five wrong PINs, side by side or not, the right one is refused too', async () => {
  await cards.check('S-0001', '246810', TODAY)
  await Promise.all(Array.from({ length: PIN_TRIES }, (_, guess) => outcome('S-0001', `${guess}`)))
  expect(await outcome('S-0001', '246810')).toBe('refused')
})

test('neither number nor PIN is in the database', async () => {
  const rows = JSON.stringify(await clinic.database.selectFrom('clinic_social_card').selectAll().execute())
  expect(rows).not.toContain('0001')
  expect(rows).not.toContain('246810')
})
