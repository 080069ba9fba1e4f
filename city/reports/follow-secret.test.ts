import { timingSafeEqual } from 'node:crypto'
import { toBase64url } from '@hefu/bytes'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { isSecretOf, readSecret, readSecretHash, secretHash } from './follow-secret.ts'

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) }
})

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

test('a secret is that of its own hash and of no other', () => {
  fc.assert(
    fc.property(bytes(16), bytes(16), (secret, other) => {
      expect(isSecretOf(secret, secretHash(secret))).toBe(true)
      expect(isSecretOf(secret, secretHash(other))).toBe(toBase64url(secret) === toBase64url(other))
    }),
  )
})

test('is compared whole, in the same time, whether it is right, wrong, or there is no report', () => {
  const secret = new Uint8Array(16).fill(1)
  for (const hash of [secretHash(secret), secretHash(new Uint8Array(16)), null]) {
    vi.mocked(timingSafeEqual).mockClear()
    isSecretOf(secret, hash)
    expect(vi.mocked(timingSafeEqual).mock.calls.map((sides) => sides.map(({ byteLength }) => byteLength))).toEqual([
      [32, 32],
    ])
  }
  // All zeros is what is compared with where there is nothing; no secret has that hash, and it would open nothing.
  vi.mocked(timingSafeEqual).mockReturnValueOnce(true)
  expect(isSecretOf(secret, null)).toBe(false)
})

test('is 16 bytes in base64url and its hash 32; any other text is none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.uint8Array({ maxLength: 40 }).map(toBase64url)), (text) => {
      const [secret, hash] = [readSecret(text), readSecretHash(text)]
      if (secret) expect([secret.length, toBase64url(secret)]).toEqual([16, text])
      if (hash) expect([hash.length, toBase64url(hash)]).toEqual([32, text])
    }),
  )
})
