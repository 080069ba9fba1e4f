import { expect, test } from 'vitest'
import { addressOf, matchPath, queryOf } from './route.ts'

test('an address is matched by its pattern, with what stands in it', () => {
  expect(matchPath('services/:id', '#/services/sports.pool')).toEqual({ id: 'sports.pool' })
  expect(matchPath('propose/:kind', '#/propose/service?of=sports.pool')).toEqual({ kind: 'service' })
  expect(matchPath('', '')).toEqual({})
  expect(matchPath('', '#/')).toEqual({})
})

test.each(['#/services', '#/services/a/b', '#/x/sports.pool', '#/services/%'])('%s is no service', (hash) => {
  expect(matchPath('services/:id', hash)).toBeNull()
})

test('what is put in an address comes out of it', () => {
  const id = 'a/b ?ü'
  const address = addressOf(['services', id], { of: '一&二' })
  expect(matchPath('services/:id', address)).toEqual({ id })
  expect(queryOf(address).get('of')).toBe('一&二')
  expect(addressOf([])).toBe('#/')
})
