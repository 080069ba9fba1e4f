import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase45, toBase45 } from './base45.ts'

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('base45 (RFC 9285)', () => {
  test.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('section 4: %s is %s', (plain, encoded) => {
    expect(toBase45(ascii(plain))).toBe(encoded)
    expect(fromBase45(encoded)).toEqual(ascii(plain))
  })

  test('what is encoded decodes to itself', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes)
      }),
    )
  })

  test('what decodes is the one encoding of its bytes', () => {
    const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:']
    const text = fc.array(fc.constantFrom(...alphabet), { maxLength: 30 }).map((characters) => characters.join(''))
    fc.assert(
      fc.property(text, (candidate) => {
        const bytes = attempt(() => fromBase45(candidate))
        if (bytes) expect(toBase45(bytes)).toBe(candidate)
      }),
    )
  })

  test.each(['A', 'BB8A', 'bb8', 'BB_', 'GGW', ':::', '::', '\u{1F600}00'])('refuses %j', (text) => {
    expect(() => fromBase45(text)).toThrow(expect.objectContaining({ code: 'invalid-base45' }))
  })
})

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
