import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, fromBase64url, toBase64, toBase64url } from './base64.ts'

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('base64 and base64url (RFC 4648)', () => {
  test.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('section 10: %j is %j', (plain, encoded) => {
    expect(toBase64(ascii(plain))).toBe(encoded)
    expect(fromBase64(encoded)).toEqual(ascii(plain))
    expect(toBase64url(ascii(plain))).toBe(encoded.replaceAll('=', ''))
  })

  test('what is encoded decodes to itself, without plus, slash or padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toBase64url(bytes)).toMatch(/^[\w-]*$/)
        expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
  })

  test.each(['A', 'Zg==', 'Zm9v+', 'Zm 9v', 'Zh', 'Zm9', '\n'])('base64url refuses %j', (text) => {
    expect(() => fromBase64url(text)).toThrow(expect.objectContaining({ code: 'invalid-base64' }))
  })

  test.each(['Zg', 'Zg=', 'Zh==', '-_-_', 'Z===', 'Zg==Zg=='])('base64 refuses %j', (text) => {
    expect(() => fromBase64(text)).toThrow(expect.objectContaining({ code: 'invalid-base64' }))
  })
})
