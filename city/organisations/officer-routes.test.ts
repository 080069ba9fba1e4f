import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCity, type TestCity } from '../test/test-city.ts'
import { putOrganisation, SHOP } from '../test/test-codes.ts'
import { asConsole, signInAtConsole } from '../test/test-officer.ts'

let city: TestCity
beforeAll(async () => {
  city = await startTestCity()
  await putOrganisation(city, SHOP)
  await putOrganisation(city, { ...SHOP, id: 'odd', uscc: '91110000600037341N', gln: null })
})
afterAll(() => city.close())

test('officers of organisations see whose number is doubtful, and nobody else does', async () => {
  const path = '/officers/organisations/doubted'
  const [officer] = city.register.officers
  if (!officer) throw new Error('there are officers')
  const cookie = await signInAtConsole(city, officer, ['organisations'])
  const answer = await asConsole(city, 'GET', path, { cookie })
  expect(await answer.json()).toEqual({
    organisations: [{ id: 'odd', name: SHOP.name, uscc: '91110000600037341N' }],
    next: null,
  })
  expect(await (await asConsole(city, 'GET', `${path}?after=odd`, { cookie })).json()).toEqual({
    organisations: [],
    next: null,
  })
  expect((await asConsole(city, 'GET', `${path}?after=%00`, { cookie })).status).toBe(400)
  expect((await asConsole(city, 'GET', path)).status).toBe(401)
  const other = await signInAtConsole(city, officer, ['cases'])
  expect((await asConsole(city, 'GET', path, { cookie: other })).status).toBe(403)
  expect(await (await city.app.request('/o/odd')).text()).not.toMatch(/doubt|疑/)
})

test('officers of organisations find them by words, numbers and kinds, page by page', async () => {
  const [officer] = city.register.officers
  if (!officer) throw new Error('there are officers')
  const cookie = await signInAtConsole(city, officer, ['organisations'])
  const find = async (query: string): Promise<unknown> => {
    const answer = await asConsole(city, 'GET', `/officers/organisations${query}`, { cookie })
    const body = (await answer.json()) as { organisations?: { id: string; isDoubted: boolean }[]; next: unknown }
    return body.organisations
      ? [...body.organisations.map(({ id, isDoubted }) => (isDoubted ? `${id}?` : id)), body.next]
      : answer.status
  }
  expect(await find('')).toEqual(['noodles-7', 'odd?', null])
  expect(await find('?limit=1')).toEqual(['noodles-7', 'noodles-7'])
  expect(await find('?limit=1&after=noodles-7')).toEqual(['odd?', 'odd'])
  expect(await find('?q=虚构 NOODLES-')).toEqual(['noodles-7', null])
  expect(await find('?q=0600037341')).toEqual(['odd?', null])
  expect(await find('?q=%25')).toEqual([null])
  expect(await find('?kind=school')).toEqual([null])
  expect(await find('?doubted=yes')).toEqual(['odd?', null])
  for (const wrong of [
    '?kind=x',
    '?doubted=no',
    '?limit=0',
    '?limit=201',
    '?after=%00',
    '?x=1',
    `?q=${'x'.repeat(101)}`,
  ]) {
    expect(await find(wrong)).toBe(400)
  }
  const other = await signInAtConsole(city, officer, ['things'])
  expect((await asConsole(city, 'GET', '/officers/organisations', { cookie: other })).status).toBe(403)
})
