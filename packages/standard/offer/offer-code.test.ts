import { encodeDcbor, toBase45 } from '@hefu/bytes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { credentialTypeId, issuerId } from '../identifiers.ts'
import { grantId, grantToken, readGrantToken } from '../mandate/grant-code.ts'
import { MAX_QR_TEXT } from '../showing/text-frame.ts'
import { decodeOfferCode, encodeOfferCode, type OfferCode, offerId, offerToken, readOfferToken } from './offer-code.ts'

const name = fc.stringMatching(/^[a-z0-9]{1,10}(\.[a-z0-9]{1,10}){0,2}$/)
const codes: fc.Arbitrary<OfferCode> = fc.record({
  origin: fc.domain(),
  issuer: name.map(issuerId),
  type: name.map(credentialTypeId),
  offer: fc.stringMatching(/^[0-9a-f]{32}$/).map(offerId),
  secret: fc.uint8Array({ minLength: 16, maxLength: 16 }),
})
const id = new Uint8Array(16).fill(1)
const secret = new Uint8Array(16).fill(2)

describe('an offer code', () => {
  test('says again what was written', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(decodeOfferCode(encodeOfferCode(code))).toEqual(code)
        expect(readOfferToken(offerToken(code))).toEqual({ offer: code.offer, secret: code.secret })
      }),
    )
  })

  test.each([
    ['another version', [2, 'a.example', 'i', 't', id, secret], 'unknown-version'],
    ['a part more', [1, 'a.example', 'i', 't', id, secret, 'https://elsewhere.example'], 'malformed'],
    ['an address for an issuer', [1, 'a.example', 'https://elsewhere.example', 't', id, secret], 'malformed'],
    ['script for a type', [1, 'a.example', 'i', '<script>', id, secret], 'malformed'],
    ['a short secret', [1, 'a.example', 'i', 't', id, secret.slice(1)], 'malformed'],
    ['a long id', [1, 'a.example', 'i', 't', new Uint8Array(17), secret], 'malformed'],
  ])('refuses %s', (_, items, code) => {
    const text = `HO1:${toBase45(encodeDcbor(items))}`
    expect(() => decodeOfferCode(text)).toThrow(expect.objectContaining({ name: 'StandardError', code }))
  })

  test('refuses what no code can hold', () => {
    expect(() => decodeOfferCode(`HO1:${'A'.repeat(MAX_QR_TEXT)}`)).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    )
  })

  test('no text makes the readers throw anything but their own error', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `HO1:${rest}`),
      fc.string().map((rest) => `hefu-offer.${rest}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(readOfferToken(text)).toBeNull()
        expect(() => decodeOfferCode(text)).toThrow(expect.objectContaining({ name: 'StandardError' }))
      }),
    )
  })

  test('one token has one form, and is never one of a grant', () => {
    const token = offerToken({ offer: offerId('ab'.repeat(16)), secret })
    for (const other of [token.toUpperCase(), `${token}=`, ` ${token}`, `${token}\n`, token.replace(/.$/, 'B')]) {
      expect([other, readOfferToken(other)]).toEqual([other, null])
    }
    expect(readGrantToken(token)).toBeNull()
    expect(readOfferToken(grantToken({ grant: grantId('ab'.repeat(16)), secret }))).toBeNull()
  })
})
