import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CborValue, decodeDcbor, encodeDcbor } from './dcbor.ts'
import { BytesError } from './error.ts'
import { fromHex, toHex } from './hex.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => value.normalize('NFC'))
const leaf = fc.oneof(fc.maxSafeInteger(), text, fc.boolean(), fc.constant(null), fc.uint8Array({ maxLength: 40 }))
const value: fc.Arbitrary<CborValue> = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(fc.maxSafeInteger(), tie('value')), { maxLength: 5 }).map((items) => new Map(items)),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 5 }).map((items) => new Map(items)),
  ),
})).value

describe('deterministic CBOR (RFC 8949, section 4.2.1)', () => {
  test.each([
    [0, '00'],
    [23, '17'],
    [24, '1818'],
    [1000, '1903e8'],
    [-1, '20'],
    [-1000, '3903e7'],
    [4294967296, '1b0000000100000000'],
    ['IETF', '6449455446'],
    ['\u6c34', '63e6b0b4'],
    [[1, [2, 3]], '8201820203'],
    [true, 'f5'],
    [null, 'f6'],
    [Uint8Array.of(1, 2, 3, 4), '4401020304'],
  ] satisfies [CborValue, string][])('appendix A: %j is %s', (plain, hex) => {
    expect(toHex(encodeDcbor(plain))).toBe(hex)
    expect(decodeDcbor(fromHex(hex))).toEqual(plain)
  })

  test('sorts map keys by their encodings', () => {
    const map = new Map<number, CborValue>([
      [-1, 1],
      [100, 2],
      [10, 3],
    ])
    expect(toHex(encodeDcbor(map))).toBe('a30a03186402' + '2001')
  })

  test('what is encoded decodes to itself', () => {
    fc.assert(
      fc.property(value, (plain) => {
        expect(decodeDcbor(encodeDcbor(plain), 1e6)).toEqual(plain)
      }),
    )
  })

  test('whatever decodes is the one encoding of its value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
        const decoded = attempt(() => decodeDcbor(bytes))
        if (decoded !== undefined) expect(encodeDcbor(decoded)).toEqual(bytes)
      }),
      { numRuns: 5000 },
    )
  })

  test('a byte altered, dropped or added never decodes to the same value', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, place, flip) => {
        const bytes = encodeDcbor(plain)
        const altered = bytes.slice()
        altered[place % bytes.length] = (altered[place % bytes.length] ?? 0) ^ flip
        for (const other of [altered, bytes.slice(0, -1), Uint8Array.of(...bytes, flip)]) {
          const decoded = attempt(() => decodeDcbor(other, 1e6))
          if (decoded !== undefined) expect(toHex(encodeDcbor(decoded))).not.toBe(toHex(bytes))
        }
      }),
    )
  })

  test.each([
    ['an integer longer than it needs', '1817'],
    ['a length longer than it needs', '5801ff'],
    ['an indefinite array', '9fff'],
    ['indefinite bytes', '5f41ffff'],
    ['trailing bytes', '0000'],
    ['nothing', ''],
    ['unsorted keys', 'a202010102'],
    ['a key twice', 'a201010102'],
    ['a tag', 'c000'],
    ['a float', 'f93c00'],
    ['an integer over 2^53', '1b0020000000000000'],
    ['undefined', 'f7'],
    ['a simple value', 'e0'],
    ['text that is not UTF-8', '61ff'],
    ['text that is not NFC', '6365cc81'],
    ['bytes as a map key', 'a1410101'],
    ['keys of two kinds', 'a20101616101'],
    ['an array that claims more than there is', '9affffffff'],
  ])('refuses %s', (_, hex) => {
    expect(() => decodeDcbor(fromHex(hex))).toThrow(BytesError)
  })

  test('refuses deep nesting and long input at bounded cost', () => {
    expect(() => decodeDcbor(new Uint8Array(4096).fill(0x81))).toThrow(BytesError)
    expect(() => decodeDcbor(new Uint8Array(5000))).toThrow(expect.objectContaining({ code: 'too-large' }))
  })

  test.each([[1.5], [undefined], [10n], [Number.NaN], [-0], [{ a: 1 }], ['e\u0301'], [new Date(0)], [2 ** 53]])(
    'does not encode %s',
    (foreign) => {
      expect(() => encodeDcbor(foreign as CborValue)).toThrow(expect.objectContaining({ code: 'unsupported-value' }))
    },
  )
})

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
