import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTrustList, type TrustList } from './trust-list.ts'
import { writeTrustList } from './write-trust-list.ts'

const KEY = { kid: 'AAECAwQFBgc=', country: 'XX', publicKey: 'AQID' }
const LIST = { kind: 'dcc', issuedAt: 1_780_000_000, keys: [KEY], revoked: [{ kid: KEY.kid, ids: ['x'] }] }
const outcome = (list: unknown): string => parseTrustList(JSON.stringify(list)).outcome

describe('a trust list file', () => {
  test('is read', () => {
    expect(outcome(LIST)).toBe('read')
    expect(outcome({ ...LIST, keys: [{ ...KEY, name: 'Ministry', usages: ['test', 'recovery'] }] })).toBe('read')
    const issuer = { kid: 'A'.repeat(43), issuer: 'https://clinic.example/cards', publicKey: 'AQID' }
    expect(outcome({ ...LIST, kind: 'shc', keys: [issuer] })).toBe('read')
  })

  test.each([
    ['another kind', { ...LIST, kind: 'icao' }],
    ['no date', { ...LIST, issuedAt: '2026' }],
    ['a field that is not known', { ...LIST, note: 'x' }],
    ['a key with a field that is not known', { ...LIST, keys: [{ ...KEY, uses: [] }] }],
    ['a key of the other kind', { ...LIST, keys: [{ ...KEY, issuer: 'https://x.example' }] }],
    ['a key id of another length', { ...LIST, keys: [{ ...KEY, kid: 'AAEC' }] }],
    ['a country in words', { ...LIST, keys: [{ ...KEY, country: 'Synthetic' }] }],
    ['a key that is not base64', { ...LIST, keys: [{ ...KEY, publicKey: '---' }] }],
    ['a usage that is not known', { ...LIST, keys: [{ ...KEY, usages: ['any'] }] }],
    ['no revocations', { kind: 'dcc', issuedAt: 1, keys: [] }],
    ['an address with a slash at its end', { ...LIST, kind: 'shc', keys: [{ ...KEY, issuer: 'https://x.example/' }] }],
    ['a list', [LIST]],
    ['nothing', null],
  ])('is refused whole with %s', (_, list) => {
    expect(outcome(list)).toBe('refused')
  })

  test('that is written is read again as it was', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((plain) => new Uint8Array(plain))
    const usages = fc.option(fc.uniqueArray(fc.constantFrom('vaccination', 'test', 'recovery'), { minLength: 1 }))
    const key = fc.record({
      kid: fc.constant(KEY.kid),
      issuer: fc.stringMatching(/^[A-Z]{2}$/),
      name: fc.option(fc.stringMatching(/^[\w ]{1,20}$/)),
      publicKey: bytes,
      usages,
    })
    const revoked = fc.record({
      kid: fc.constant(KEY.kid),
      ids: fc.array(fc.stringMatching(/^[\w=.]{1,24}$/)).map((ids) => new Set(ids)),
    })
    fc.assert(
      fc.property(fc.array(key), fc.array(revoked), fc.nat(), (keys, gone, issuedAt) => {
        const list = { kind: 'dcc', issuedAt, keys, revoked: gone } as TrustList
        expect(parseTrustList(writeTrustList(list))).toEqual({ outcome: 'read', list })
      }),
    )
  })
})
