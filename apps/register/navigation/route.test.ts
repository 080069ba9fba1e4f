import { describe, expect, test } from 'vitest'
import { addressOf, routeOf } from './route.ts'

describe('addresses', () => {
  test.each([
    [{ page: 'services' }, '#/services'],
    [{ page: 'service', id: 'sports.pool' }, '#/services/sports.pool'],
    [{ page: 'cards' }, '#/cards'],
    [{ page: 'log', number: 1 }, '#/log'],
    [{ page: 'log', number: 3 }, '#/log/page/3'],
    [{ page: 'act', index: 0 }, '#/log/0'],
    [{ page: 'statistics' }, '#/statistics'],
    [{ page: 'proof' }, '#/proof'],
  ] as const)('%o is %s, and back', (route, address) => {
    expect(addressOf(route)).toBe(address)
    expect(routeOf(address)).toEqual(route)
  })

  test('the site begins with the services', () => {
    for (const hash of ['', '#', '#/']) expect(routeOf(hash)).toEqual({ page: 'services' })
  })

  test.each([
    '#/x',
    '#/log/x',
    '#/log/-1',
    '#/log/page/',
    '#/log/1/2',
    '#/services/a/b',
    '#/cards/1',
    '#/log/page/1/2',
  ])('%s leads nowhere', (hash) => {
    expect(routeOf(hash)).toEqual({ page: 'nowhere' })
  })
})
