import { type CborValue, decodeDcbor, encodeDcbor, fromBase45, toBase45 } from '@hefu/bytes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toEpoch } from '../credential/epoch.ts'
import { StandardError } from '../error.ts'
import { credentialTypeId, issuerId, serviceId } from '../identifiers.ts'
import { decodePass, encodePass, type Pass } from './pass.ts'
import type { Slot } from './slot.ts'

const pass: Pass = {
  issuer: issuerId('city.synthetic'),
  type: credentialTypeId('person.entry'),
  epoch: toEpoch(202648),
  service: serviceId('sports.pool'),
  slot: 59_853_600 as Slot,
  nonce: null,
  disclosed: new Map<number, boolean | string>([
    [4, true],
    [9, 'none'],
  ]),
  pseudonym: new Uint8Array(48).fill(7),
  proof: new Uint8Array(592).fill(9),
}

/** The pass's items with one replaced, as text. */
function withItem(index: number, value: CborValue): string {
  const items = decodeDcbor(fromBase45(encodePass(pass).slice(4))) as CborValue[]
  return `HF1:${toBase45(encodeDcbor(items.with(index, value)))}`
}

describe('passes', () => {
  test('go through text and back', () => {
    expect(decodePass(encodePass(pass))).toEqual(pass)
    const answer = { ...pass, nonce: new Uint8Array(16) }
    expect(decodePass(encodePass(answer))).toEqual(answer)
  })

  test('are of the QR alphanumeric set', () => {
    expect(encodePass(pass)).toMatch(/^HF1:[0-9A-Z $%*+\-./:]+$/)
  })

  test.each([
    ['an unknown version in the prefix', `HF2:${encodePass(pass).slice(4)}`, 'unknown-version'],
    ['an unknown version in the array', withItem(0, 2), 'unknown-version'],
    ['a request', `HQ1:${encodePass(pass).slice(4)}`, 'malformed'],
    ['nothing', '', 'malformed'],
    ['a prefix alone', 'HF1:', 'malformed'],
    ['more than a QR code holds', `HF1:${'0'.repeat(4300)}`, 'too-large'],
    ['an item too few', `HF1:${toBase45(encodeDcbor([1, 2, 3]))}`, 'malformed'],
    ['an issuer that is no id', withItem(1, 'City!'), 'malformed'],
    ['a type that is no text', withItem(2, 7), 'malformed'],
    ['an epoch that is none', withItem(3, 202654), 'malformed'],
    ['a service too long', withItem(4, 'a'.repeat(65)), 'malformed'],
    ['a slot before 1970', withItem(5, -1), 'malformed'],
    ['a nonce of another length', withItem(6, new Uint8Array(15)), 'malformed'],
    ['disclosed values in a list', withItem(7, [true]), 'malformed'],
    ['an index that no type has', withItem(7, new Map([[24, true]])), 'malformed'],
    ['text for an index', withItem(7, new Map([['4', true]])), 'malformed'],
    ['a number for a value', withItem(7, new Map([[4, 18]])), 'malformed'],
    ['a pseudonym of another length', withItem(8, new Uint8Array(47)), 'malformed'],
    ['a proof too short', withItem(9, new Uint8Array(271)), 'malformed'],
    ['a proof too long', withItem(9, new Uint8Array(1200)), 'malformed'],
  ])('refuses %s', (_, text, code) => {
    expect(() => decodePass(text)).toThrow(expect.objectContaining({ name: 'StandardError', code }))
  })

  test('no text makes the reader fail in another way', () => {
    const start = encodePass(pass)
    const mutated = fc.tuple(fc.nat(start.length), fc.nat(8), fc.string({ maxLength: 8 })).map(([at, drop, put]) => {
      return start.slice(0, at) + put + start.slice(at + drop)
    })
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          fc.string(),
          fc.string().map((text) => `HF1:${text}`),
        ),
        (text) => {
          try {
            expect(encodePass(decodePass(text))).toBe(text)
          } catch (error) {
            if (!(error instanceof StandardError)) throw error
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
