import { CONCESSION, OVER_18, RESIDENCY, syntheticCity } from '@hefu/testing'
import { beforeAll, expect, test } from 'vitest'
import { askedIndexes } from './asked-indexes.ts'

let services: Awaited<ReturnType<typeof syntheticCity>>['services']

beforeAll(async () => {
  ;({ services } = await syntheticCity('asked'))
})

test('a service to which people show openly shows no request', () => {
  expect(askedIndexes(services.metro, [])).toBeNull()
  expect(askedIndexes(services.library, [])).toBeNull()
})

test('a service that asks first asks for what it requires, and for more only where that is chosen', () => {
  expect(askedIndexes(services.bar, [])).toEqual([OVER_18])
  expect(askedIndexes(services.bar, [CONCESSION])).toEqual([OVER_18, CONCESSION])
})

test('what is optional at an open door needs a request', () => {
  expect(askedIndexes(services.library, [CONCESSION])).toEqual([RESIDENCY, CONCESSION])
})

test('nothing is asked for that the register does not name, whatever was chosen once', () => {
  expect(askedIndexes(services.metro, [CONCESSION])).toBeNull()
  expect(askedIndexes(services.hotel, [1, 2, 5])).toEqual([0, 2, 4])
})
