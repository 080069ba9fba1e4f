import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, expect, test } from 'vitest'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { asksInWords, conditionsInWords, recognitionInWords } from './service-in-words.ts'

let city: SyntheticCity

beforeAll(async () => {
  city = await syntheticCity('services in words')
  overwriteGetLocale(() => 'en')
})

test('what is asked is said by its labels, and nothing is said to be nothing', async () => {
  const { state } = await city.register.prove()
  expect(asksInWords(city.services.hotel, state)).toBe('Asks for: Name and Document number')
  expect(asksInWords(city.services.metro, state)).toBe('Asks whether the card is valid, and nothing else')
})

test('who is admitted is said by label and value', () => {
  const [type] = city.issuerSecrets.keys()
  expect(conditionsInWords(city.services.pool, type)).toEqual(['Aged 18 or over: yes'])
})

test('who is shown a name knows its holder again, whatever the scope of its pseudonyms', async () => {
  const { types } = (await city.register.prove()).state
  const { hotel, pool } = city.services
  expect(recognitionInWords({ ...hotel, scope: 'visit' }, types.get(hotel.type))).toBe('Yes, by what you show')
  expect(recognitionInWords(pool, types.get(pool.type))).toBe('Within a day')
})
