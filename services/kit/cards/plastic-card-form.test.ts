import { expect, test } from 'vitest'
import { type NotBroughtIn, plasticCardForm, plasticCardStatus } from './plastic-card-form.ts'

const NOW = 1_790_000_000
const formAfter = async (failed?: NotBroughtIn, language: 'en' | 'zh-CN' = 'en'): Promise<string> =>
  String(await plasticCardForm({ action: '/card?"', language, example: 'A-1', failed, now: NOW }))

test('asks for number and PIN, and says nothing else before anything went wrong', async () => {
  const written = await formAfter()
  expect(written).toContain('name="number"')
  expect(written).toContain('name="pin"')
  expect(written).toContain('Such as A-1')
  expect(written).toContain('action="/card?&quot;"')
  expect(written).not.toContain('role="alert"')
  expect(plasticCardStatus(undefined)).toBe(200)
})

test('says of a card that is locked how long, and of one that was not found what locks it', async () => {
  const locked = { outcome: 'locked', until: NOW + 61 } as const
  expect(await formAfter(locked)).toContain('Try again in 2 minutes')
  expect(await formAfter({ ...locked, until: NOW + 1 })).toContain('Try again in 1 minute,')
  expect(await formAfter(locked, 'zh-CN')).toContain('请在 2 分钟后再试')
  expect(plasticCardStatus(locked)).toBe(429)

  const refused = { outcome: 'refused' } as const
  expect(await formAfter(refused)).toContain('Five wrong PINs in a row lock the card for an hour')
  expect(plasticCardStatus(refused)).toBe(422)
})
