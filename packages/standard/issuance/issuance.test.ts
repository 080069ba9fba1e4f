import { encodeDcbor, toBase64url } from '@hefu/bytes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toEpoch } from '../credential/epoch.ts'
import { PERSON_ENTRY } from '../credential/person-entry.ts'
import { PERSON_IDENTITY } from '../credential/person-identity.ts'
import { StandardError } from '../error.ts'
import { issuerId } from '../identifiers.ts'
import { encodePseudonymContext } from '../showing/scope.ts'
import {
  decodeIssuanceProof,
  decodeIssuerShowing,
  encodeIssuanceProof,
  encodeIssuerShowing,
  type IssuanceProof,
} from './issuance-proof.ts'
import { decodeIssuedCredential, encodeIssuedCredential, type IssuedCredential } from './issued-credential.ts'
import { encodeRefreshContext } from './issuer-scope.ts'

const epoch = toEpoch(202648)
const showing = { epoch, pseudonym: new Uint8Array(48).fill(3), proof: new Uint8Array(600).fill(4) }
const enrolment: IssuanceProof = { epoch, commitment: new Uint8Array(144).fill(1), nonce: 'n-1', refresh: null }
const issued: IssuedCredential = {
  header: { issuer: issuerId('city.synthetic'), type: PERSON_ENTRY.id, epoch },
  values: [true, true, true, true, true, false, false, false, 'resident', 'none'],
  entropy: new Uint8Array(32).fill(5),
  signature: new Uint8Array(80).fill(6),
}

describe('issuance formats', () => {
  test('go through text and back', () => {
    expect(decodeIssuanceProof(encodeIssuanceProof(enrolment))).toEqual(enrolment)
    const refresh = { ...enrolment, refresh: showing }
    expect(decodeIssuanceProof(encodeIssuanceProof(refresh))).toEqual(refresh)
    expect(decodeIssuerShowing(encodeIssuerShowing(showing))).toEqual(showing)
    expect(decodeIssuedCredential(encodeIssuedCredential(issued), PERSON_ENTRY)).toEqual(issued)
  })

  test('a wallet reads only the type that it asked for', () => {
    expect(() => decodeIssuedCredential(encodeIssuedCredential(issued), PERSON_IDENTITY)).toThrow(
      expect.objectContaining({ code: 'invalid-attribute' }),
    )
  })

  test('the refresh context is never the context of a service', () => {
    const context = encodeRefreshContext(issuerId('a'), PERSON_ENTRY.id)
    expect(context[0]).toBe(0x83)
    expect(encodePseudonymContext('a' as never, 'account', 1 as never, 0)[0]).toBe(0x82)
  })

  test.each([
    ['another version', [2, 202648, new Uint8Array(144), 'n', null], 'unknown-version'],
    ['an item too many', [1, 202648, new Uint8Array(144), 'n', null, 0], 'malformed'],
    ['an empty commitment', [1, 202648, new Uint8Array(), 'n', null], 'malformed'],
    ['a huge commitment', [1, 202648, new Uint8Array(600), 'n', null], 'malformed'],
    ['a showing of another shape', [1, 202648, new Uint8Array(144), 'n', [1]], 'malformed'],
  ])('refuses a proof with %s', (_, cbor, code) => {
    const text = toBase64url(encodeDcbor(cbor))
    expect(() => decodeIssuanceProof(text)).toThrow(expect.objectContaining({ code }))
  })

  test('no text makes a reader fail in another way', () => {
    fc.assert(
      fc.property(fc.base64String(), (text) => {
        for (const read of [
          decodeIssuanceProof,
          decodeIssuerShowing,
          (t: string) => decodeIssuedCredential(t, PERSON_ENTRY),
        ]) {
          try {
            read(text)
          } catch (error) {
            if (!(error instanceof StandardError)) throw error
          }
        }
      }),
    )
  })
})
