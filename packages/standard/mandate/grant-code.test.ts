import { encodeDcbor, toBase45 } from '@hefu/bytes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeGrantCode, encodeGrantCode, type GrantCode, grantId, grantToken, readGrantToken } from './grant-code.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const codes: fc.Arbitrary<GrantCode> = fc.record({
  origin: fc.domain(),
  organisation: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  grant: fc.stringMatching(/^[0-9a-f]{32}$/).map(grantId),
  secret: bytes(16),
})

describe('a grant code', () => {
  test('says again what was written', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(decodeGrantCode(encodeGrantCode(code))).toEqual(code)
        expect(readGrantToken(grantToken(code))).toEqual({ grant: code.grant, secret: code.secret })
      }),
    )
  })

  const id = new Uint8Array(16).fill(1)
  const secret = new Uint8Array(16).fill(2)
  test.each([
    ['another version', [2, 'a.example', 'o', id, secret], 'unknown-version'],
    ['a part more', [1, 'a.example', 'o', id, secret, 0], 'malformed'],
    ['a short secret', [1, 'a.example', 'o', id, secret.slice(1)], 'malformed'],
    ['a long id', [1, 'a.example', 'o', new Uint8Array(17), secret], 'malformed'],
    ['script for an organisation', [1, 'a.example', '<script>', id, secret], 'malformed'],
    ['no organisation', [1, 'a.example', '', id, secret], 'malformed'],
  ])('refuses %s', (_, items, code) => {
    const text = `HG1:${toBase45(encodeDcbor(items))}`
    expect(() => decodeGrantCode(text)).toThrow(expect.objectContaining({ name: 'StandardError', code }))
  })

  test('no text makes the readers throw anything but their own error', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `HG1:${rest}`),
      fc.string().map((rest) => `hefu-grant.${rest}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(readGrantToken(text)).toBeNull()
        expect(() => decodeGrantCode(text)).toThrow(expect.objectContaining({ name: 'StandardError' }))
      }),
    )
  })

  test('one token has one form', () => {
    const token = grantToken({ grant: grantId('ab'.repeat(16)), secret })
    for (const other of [token.toUpperCase(), `${token}=`, ` ${token}`, `${token}\n`, token.replace(/.$/, 'B')]) {
      expect([other, readGrantToken(other)]).toEqual([other, null])
    }
  })
})
