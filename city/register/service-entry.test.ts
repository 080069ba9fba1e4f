import { toBase64url } from '@hefu/bytes'
import { isInForce, issuerId, KNOWN_TYPES } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { CityError } from '../error.ts'
import { parseService } from './service-entry.ts'

const text = { 'zh-CN': '文', en: 'text' }
const KEY = new Uint8Array(32).fill(3)
const CITY = { issuer: issuerId('city.synthetic'), utcOffsetMinutes: 480 }

const library = {
  id: 'library.desk',
  operator: text,
  name: text,
  purpose: text,
  legalBasis: text,
  type: 'person.entry',
  required: ['residency', 'over-6'],
  optional: ['concession'],
  admits: { residency: ['resident'], 'over-6': [true] },
  scope: 'account',
  admission: 'any',
  showing: 'answer',
  retentionDays: 30,
  contact: 'desk@synthetic.example',
  complaints: text,
  requestKeys: [{ id: 'k1', publicKey: toBase64url(KEY) }],
  validFrom: '2026-11-01',
  endsAt: '2027-11-01',
}

/** What is said against an entry, if anything is. */
function problem(json: unknown): string | null {
  try {
    parseService(json, CITY)
    return null
  } catch (error) {
    if (!(error instanceof CityError) || error.code !== 'invalid-service') throw error
    return error.message
  }
}

describe('a service as people write it', () => {
  test('is read whole: attributes by name, dates in the time of the city, keys as base64url', () => {
    expect(parseService(library, CITY)).toEqual({
      ...library,
      issuer: 'city.synthetic',
      required: [0, 8],
      optional: [9],
      admits: [
        { index: 8, oneOf: ['resident'] },
        { index: 0, oneOf: [true] },
      ],
      requestKeys: [{ id: 'k1', publicKey: KEY }],
      validFrom: Date.parse('2026-10-31T16:00:00Z') / 1000,
      endsAt: Date.parse('2027-10-31T16:00:00Z') / 1000,
    })
  })

  test('has texts in one form of Unicode, as bundles do', () => {
    const decomposed = { 'zh-CN': '文', en: 'Cafe\u0301' }
    expect(parseService({ ...library, name: decomposed }, CITY).name.en).toBe('Caf\u00e9')
  })

  test('ends at midnight of the city, and not before', () => {
    const service = parseService(library, CITY)
    expect(isInForce(service, Date.parse('2027-10-31T23:59:59+08:00') / 1000)).toBe(true)
    expect(isInForce(service, Date.parse('2027-11-01T00:00:00+08:00') / 1000)).toBe(false)
  })

  test('accepts the cards of the issuer it names, and takes answers where it says', () => {
    const answersAt = 'https://library.city.example/answers'
    const borrowing = {
      ...library,
      issuer: 'library',
      type: 'card.library',
      required: ['class'],
      optional: [],
      admits: {},
    }
    expect(parseService({ ...borrowing, answersAt }, CITY)).toMatchObject({
      issuer: 'library',
      required: [0],
      answersAt,
    })
    expect(parseService(borrowing, CITY)).not.toHaveProperty('answersAt')
  })

  test('names the attributes of the types', () => {
    for (const type of KNOWN_TYPES) {
      const names = type.attributes.map(({ name }) => name)
      const service = { ...library, type: type.id, required: names, optional: [], admits: {} }
      expect(parseService(service, CITY).required).toEqual(names.map((_, index) => index))
    }
  })
})

describe('a mistake in it is named', () => {
  test.each<[string, object, RegExp]>([
    ['an id that is none', { id: 'Library' }, /^Library: not an identifier/],
    ['a type that is not issued', { type: 'person.health' }, /^library\.desk: there is no type person\.health/],
    [
      'an attribute that the type lacks',
      { required: ['colour'] },
      /^library\.desk: person\.entry has no attribute colour/,
    ],
    [
      'a value that the attribute lacks',
      { admits: { residency: ['citizen'] } },
      /citizen is no value of person\.entry residency/,
    ],
    ['a flag for a choice', { admits: { residency: [true] } }, /true is no value of person\.entry residency/],
    ['a condition without values', { admits: { residency: [] } }, /^admits\.residency: /],
    [
      'a condition on what is not required',
      { required: [] },
      /library\.desk: a condition is on an attribute not required/,
    ],
    ['an attribute twice', { optional: ['residency'] }, /library\.desk: an attribute is required and optional/],
    ['a key that is no base64url', { requestKeys: [{ id: 'k', publicKey: '!' }] }, /^library\.desk: /],
    [
      'a key of another length',
      { requestKeys: [{ id: 'k', publicKey: 'AAAA' }] },
      /^library\.desk: a request key has 32/,
    ],
    ['two keys of one id', { requestKeys: [...library.requestKeys, ...library.requestKeys] }, /two request keys/],
    ['no key to ask with', { requestKeys: [] }, /library\.desk: a service that asks needs a request key/],
    ['a scope that is none', { scope: 'year' }, /^scope: /],
    ['a day that does not exist', { validFrom: '2026-02-30' }, /^validFrom: /],
    ['an end before the beginning', { endsAt: '2026-10-01' }, /library\.desk: it ends before it begins/],
    ['no end', { endsAt: undefined }, /^endsAt: /],
    ['a retention below nothing', { retentionDays: -1 }, /^retentionDays: /],
    ['an issuer that is none', { issuer: 'The library' }, /not an identifier/],
    ['answers that go to a bare host', { answersAt: 'https://city.example' }, /answers go to no address/],
    ['answers that go anywhere', { answersAt: 'javascript:alert(1)' }, /answers go to no address/],
    ['a member that nobody knows', { colour: 'red' }, /colour/],
  ])('%s', (_, change, message) => {
    expect(problem({ ...library, ...change })).toMatch(message)
  })
})
