import { expect, test } from 'vitest'
import { openSeed, sealSeed } from './sealed-seed.ts'

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
const seed = random(32)
const secret = random(32)

test('a seed opens with the secret that sealed it', async () => {
  const sealed = await sealSeed(seed, 'data.1', secret, random)
  expect(await openSeed(sealed, 'data.1', secret)).toEqual(seed)
})

test.each([
  ['another secret', 'data.1', random(32)],
  ["another officer's name", 'data.2', secret],
])('it does not open with %s', async (_, officer, other) => {
  const sealed = await sealSeed(seed, 'data.1', secret, random)
  await expect(openSeed(sealed, officer, other)).rejects.toMatchObject({ code: 'passkey-unavailable' })
})
