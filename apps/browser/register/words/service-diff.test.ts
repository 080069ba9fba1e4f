import type { Service } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, expect, test } from 'vitest'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { serviceDiff } from './service-diff.ts'

let city: SyntheticCity

beforeAll(async () => {
  city = await syntheticCity('differences')
  overwriteGetLocale(() => 'en')
})

async function differing(change: Partial<Service>): Promise<number> {
  const { hotel } = city.services
  return serviceDiff(hotel, { ...hotel, ...change }, (await city.register.prove()).state).length
}

test('a registration does not differ from itself', async () => {
  expect(await differing({})).toBe(0)
})

test.each<Partial<Service>>([
  { contact: 'desk@other.example' },
  { complaints: { 'zh-CN': '别处', en: 'Elsewhere' } },
  { requestKeys: [{ id: 'other', publicKey: new Uint8Array(32).fill(9) }] },
  { admission: 'once' },
  { admits: [{ index: 0, oneOf: ['somebody'] }] },
  { retentionDays: 3 },
  { answersAt: 'https://hotel.example/answers' },
  { name: { 'zh-CN': '别的', en: 'Another' } },
])('an officer sees that %j differs', async (change) => {
  expect(await differing(change)).toBe(1)
})
