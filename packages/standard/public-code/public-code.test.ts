import { ed25519KeyPair } from '@hefu/log'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelKeyId } from './label-key.ts'
import { isLabelText, readLabel, writeLabel } from './label-text.ts'
import { parsePublicCode, signPublicCode } from './public-code.ts'
import { fromSignatureDigits, toSignatureDigits } from './signature-digits.ts'

const CLAIM = {
  subject: 'thing',
  origin: 'https://code.city.example',
  id: 'lift-00042',
  label: '人民路12号 2号梯',
  keyId: labelKeyId('7'),
} as const
const { privateKey } = await ed25519KeyPair(new Uint8Array(32).fill(3))

describe('a public code', () => {
  test('is read as it was written', async () => {
    const text = await signPublicCode(CLAIM, privateKey)
    expect(text).toMatch(/^https:\/\/code\.city\.example\/t\/lift-00042\?n=[\w-]+&k=7&s=\d{155}$/)
    expect(parsePublicCode(text)).toEqual({ ...CLAIM, signature: expect.any(Uint8Array) })
  })

  test('has one form: every other text with the same parts is none', async () => {
    const text = await signPublicCode(CLAIM, privateKey)
    for (const other of [
      ` ${text}`,
      `${text}#`,
      `${text}&`,
      text.replace('https', 'HTTPS'),
      text.replace('?n=', '?n=A'),
    ]) {
      expect(parsePublicCode(other)).toBeNull()
    }
  })

  test.each([
    ['an id with a slash', { ...CLAIM, id: 'a/b' }],
    ['a label of two lines', { ...CLAIM, label: 'a\nb' }],
    ['a host in upper case', { ...CLAIM, origin: 'https://Code.city.example' }],
    ['an address without encryption', { ...CLAIM, origin: 'http://code.city.example' }],
    ['a port', { ...CLAIM, origin: 'https://code.city.example:8443' }],
  ])('is not made with %s', async (_, claim) => {
    await expect(signPublicCode(claim, privateKey)).rejects.toMatchObject({ code: 'malformed' })
  })

  test('is read whatever its parts are, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc
        .tuple(fc.string({ maxLength: 40 }), fc.string({ maxLength: 60 }), fc.string({ maxLength: 8 }), fc.nat())
        .map(([id, n, k, s]) => `https://code.city.example/t/${id}?n=${n}&k=${k}&s=${String(s).padStart(155, '0')}`),
    )
    fc.assert(
      fc.property(text, (scanned) => {
        const code = parsePublicCode(scanned)
        if (code) expect(code.keyId).toMatch(/^[a-z0-9]{1,8}$/)
      }),
    )
  })
})

describe('a label', () => {
  test('is written in one way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        expect(readLabel(writeLabel(text))).toBe(isLabelText(text) ? text : null)
      }),
    )
  })

  test.each(['人民路12号 2号梯', 'Lift 2, 12 Renmin Rd', '消防栓 №7', 'Ärztehaus', '🚌 42'])('may be %s', (text) => {
    expect(isLabelText(text)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['a space at an end', '梯 '],
    ['two spaces', '2  梯'],
    ['an ideographic space', '2\u3000梯'],
    ['a line break', '2\n梯'],
    ['a turn of direction', '2\u202e梯'],
    ['a zero width joiner', '2\u200d梯'],
    ['a filler', '2\u3164梯'],
    ['letters that are not composed', 'e\u0301'],
    ['piled marks', 'a\u0308\u0304\u0331b'],
    ['half a character', '\ud800'],
    ['61 characters', '梯'.repeat(61)],
  ])('may not have %s', (_, text) => {
    expect(isLabelText(text)).toBe(false)
  })
})

test('a signature is 155 digits, and only one number writes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (signature) => {
      const digits = toSignatureDigits(signature)
      expect(digits).toMatch(/^\d{155}$/)
      expect(fromSignatureDigits(digits)).toEqual(signature)
    }),
  )
  expect(fromSignatureDigits((2n ** 512n).toString())).toBeNull()
  expect(fromSignatureDigits((2n ** 512n - 1n).toString())).toEqual(new Uint8Array(64).fill(255))
  expect(fromSignatureDigits('١'.repeat(155))).toBeNull()
})
