import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYNTHETIC_PATIENTS } from '../synthetic/synthetic-patients.ts'
import { syntheticRecord } from '../synthetic/synthetic-record.ts'
import { NOW, type TestRecords, testRecords } from '../test/test-records.ts'
import { VISIT_LASTS, type Visits, visits } from './visits.ts'

const [LIN] = SYNTHETIC_PATIENTS
let clinic: TestRecords
let page: Visits
let now = NOW
let count = 0
let patient = ''
const nonce = (): Uint8Array => new Uint8Array(16).fill(++count)

beforeAll(async () => {
  clinic = await testRecords()
  await clinic.importText(syntheticRecord(LIN, NOW))
  patient = (await clinic.records.patientByNumber(LIN.number))?.id ?? ''
  page = visits(
    clinic.database,
    () => now,
    (length) => new Uint8Array(length).fill(++count),
  )
})
afterAll(() => clinic[Symbol.asyncDispose]())

test('a counter knows who answered it, also who took so long that it had asked anew', async () => {
  const first = nonce()
  const session = await page.ask(first, 'counter')
  expect(await page.look(session)).toEqual({ state: 'waiting' })
  expect(await page.ask(nonce(), 'counter', session)).toBe(session)
  expect(await page.answer(first, patient)).toEqual({ outcome: 'counter' })
  expect(await page.look(session)).toEqual({ state: 'known', patient })
  await page.end(session)
  expect(await page.look(session)).toBeUndefined()
})

test('a page learns only that it was answered; who answered goes on with a session of their own', async () => {
  const asked = nonce()
  const session = await page.ask(asked, 'page')
  const answer = await page.answer(asked, patient)
  expect(await page.look(session)).toEqual({ state: 'answered' })
  expect(answer.outcome === 'holder' && (await page.look(answer.session))).toEqual({ state: 'known', patient })
})

test('who has no record here is told so, and another page nothing', async () => {
  const [mine, other] = [nonce(), nonce()]
  await page.ask(mine, 'page')
  const elsewhere = await page.ask(other, 'counter')
  const answer = await page.answer(mine, null)
  expect(answer.outcome === 'holder' && (await page.look(answer.session))).toEqual({ state: 'no-record' })
  expect(await page.look(elsewhere)).toEqual({ state: 'waiting' })
  expect(await page.answer(nonce(), patient)).toEqual({ outcome: 'other' })
})

test('a page forgets after a quarter of an hour', async () => {
  const asked = nonce()
  const session = await page.ask(asked, 'counter')
  await page.answer(asked, patient)
  now += VISIT_LASTS
  expect(await page.look(session)).toBeUndefined()
  expect(await page.answer(asked, patient)).toEqual({ outcome: 'other' })
  await page.ask(nonce(), 'page')
  expect(await clinic.database.selectFrom('clinic_visit').select('until').execute()).toHaveLength(1)
})
