import { fromBase64url } from '@hefu/bytes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCity, type TestCity } from '../../test/test-city.ts'

let city: TestCity

beforeAll(async () => {
  city = await startTestCity()
})
afterAll(() => city.close())

test('anybody reads the public halves of the label keys that a city holds, before the register has them', async () => {
  const response = await city.app.request('/register/label-keys', { headers: { Origin: 'https://console.example' } })
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  const { keys } = await response.json()
  expect(keys).toEqual([
    {
      id: 'a',
      origin: city.config.publicUrl,
      serves: ['organisation', 'thing'],
      publicKey: expect.any(String),
      endsAt: null,
    },
  ])
  expect(fromBase64url(keys[0].publicKey)).toHaveLength(32)
})
