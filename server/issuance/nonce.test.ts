import { fromBase64url, toBase64url } from '@hefu/bytes'
import { seededRandom } from '@hefu/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLOCK_TOLERANCE, isGoodNonce, makeNonce, NONCE_LIFETIME } from './nonce.ts'

const NOW = 1_795_608_000
const key = new Uint8Array(32).fill(7)
const random = seededRandom('nonces')
const nonce = makeNonce(key, NOW, random)

describe('a nonce', () => {
  test('is good from when it is made until it expires, any number of times', () => {
    expect(isGoodNonce(key, NOW, nonce)).toBe(true)
    expect(isGoodNonce(key, NOW, nonce)).toBe(true)
    expect(isGoodNonce(key, NOW + NONCE_LIFETIME - 1, nonce)).toBe(true)
    expect(isGoodNonce(key, NOW + NONCE_LIFETIME, nonce)).toBe(false)
  })

  test('of a process whose clock is a little ahead is good, of one far ahead is not', () => {
    expect(isGoodNonce(key, NOW - CLOCK_TOLERANCE, nonce)).toBe(true)
    expect(isGoodNonce(key, NOW - CLOCK_TOLERANCE - 1, nonce)).toBe(false)
  })

  test('of another city is not good', () => {
    expect(isGoodNonce(new Uint8Array(32).fill(8), NOW, nonce)).toBe(false)
  })

  test('is not good with any bit altered', () => {
    const bytes = fromBase64url(nonce)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const altered = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
      expect(isGoodNonce(key, NOW, toBase64url(altered))).toBe(false)
    }
  })

  test('is not good cut short, made longer or padded', () => {
    for (const text of [nonce.slice(0, -1), nonce.slice(0, -4), `${nonce}AAAA`, `${nonce}=`, ` ${nonce}`, '']) {
      expect(isGoodNonce(key, NOW, text)).toBe(false)
    }
  })

  test('is never the same twice and fits a request', () => {
    const nonces = Array.from({ length: 100 }, () => makeNonce(key, NOW, random))
    expect(new Set(nonces).size).toBe(100)
    expect(nonce.length).toBeLessThanOrEqual(200)
  })

  test('is not any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(isGoodNonce(key, NOW, text)).toBe(false)
      }),
    )
  })
})
