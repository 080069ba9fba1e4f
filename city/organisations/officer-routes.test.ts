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
