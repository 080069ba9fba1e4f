import { encodeDcbor, toHex } from '@hefu/bytes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AttributeValue, isAttributeValue } from './attribute.ts'
import { credentialTypeFromCbor, credentialTypeToCbor, encodeMessages, MAX_ATTRIBUTES } from './credential-type.ts'
import { EXAM_SCORE, EXAM_SUBJECTS } from './exam-score.ts'
import { HEALTH_ENTRY, halfDayIndex } from './health-entry.ts'
import { KNOWN_TYPES } from './known-types.ts'
import { MANDATE, MANDATE_POWERS, powerIndex } from './mandate.ts'
import { PERSON_ENTRY } from './person-entry.ts'
import { PERSON_IDENTITY } from './person-identity.ts'

const identity: AttributeValue[] = ['甄虚构', 'Zhen Xugou', '1990-02-28', 'resident-id', 'X-1', new Uint8Array(32)]

describe('credential types', () => {
  test.each(KNOWN_TYPES)('$id goes through CBOR and back', (type) => {
    expect(credentialTypeFromCbor(credentialTypeToCbor(type))).toEqual(type)
  })

  test('each has an id of its own, and no name twice within it', () => {
    expect(new Set(KNOWN_TYPES.map(({ id }) => id)).size).toBe(KNOWN_TYPES.length)
    for (const { attributes } of KNOWN_TYPES) {
      expect(new Set(attributes.map(({ name }) => name)).size).toBe(attributes.length)
    }
  })

  test('an examination says each subject by an attribute of that name, after which examination it was', () => {
    expect(EXAM_SCORE.attributes.map(({ name }) => name).slice(1, 7)).toEqual([...EXAM_SUBJECTS])
  })

  test.each([
    ['2026-11-22T15:59:59Z', 'sun-pm'],
    ['2026-11-22T16:00:00Z', 'mon-am'],
    ['2026-11-23T04:00:00Z', 'mon-pm'],
    ['2026-11-25T12:00:00Z', 'wed-pm'],
    ['2026-11-28T15:59:59Z', 'sat-pm'],
  ])('at %s a venue asks for %s, by the clocks of the city', (iso, name) => {
    expect(HEALTH_ENTRY.attributes[halfDayIndex(Date.parse(iso) / 1000, 480)]?.name).toBe(name)
  })

  test('a mandate says each power by an attribute of that name', () => {
    expect(MANDATE_POWERS.map((power) => MANDATE.attributes[powerIndex(power)]?.name)).toEqual([...MANDATE_POWERS])
  })

  test('messages are the values as dCBOR, in the order of the type', () => {
    const messages = encodeMessages(PERSON_IDENTITY, identity)
    expect(messages.map(toHex)).toEqual(identity.map((value) => toHex(encodeDcbor(value))))
  })

  test('an unknown value is null, and as much a message as any', () => {
    expect(
      encodeMessages(
        PERSON_IDENTITY,
        identity.map(() => null),
      ).map(toHex),
    ).toEqual(identity.map(() => 'f6'))
  })

  test.each([
    ['a value too few', identity.slice(1)],
    ['a value too many', [...identity, null]],
    ['text longer than its attribute', ['x'.repeat(61), ...identity.slice(1)]],
    ['text that is not NFC', ['e\u0301', ...identity.slice(1)]],
    ['a day that does not exist', identity.with(2, '1990-02-30')],
    ['a date in another form', identity.with(2, '28.02.1990')],
    ['a choice that is none', identity.with(3, 'library-card')],
    ['a digest of another length', identity.with(5, new Uint8Array(31))],
    ['a flag for text', identity.with(0, true)],
  ] satisfies [string, AttributeValue[]][])('refuses %s', (_, values) => {
    expect(() => encodeMessages(PERSON_IDENTITY, values)).toThrow(
      expect.objectContaining({ code: 'invalid-attribute' }),
    )
  })

  test.each([
    ['no attributes', [PERSON_ENTRY.id, ['类', 'type'], []]],
    [
      'too many attributes',
      [PERSON_ENTRY.id, ['类', 'type'], Array(MAX_ATTRIBUTES + 1).fill(['a', ['甲', 'a'], ['flag']])],
    ],
    ['a kind that is none', [PERSON_ENTRY.id, ['类', 'type'], [['a', ['甲', 'a'], ['score']]]]],
    ['an id that is none', ['Person Entry', ['类', 'type'], [['a', ['甲', 'a'], ['flag']]]]],
    ['one language', [PERSON_ENTRY.id, ['type'], [['a', ['甲', 'a'], ['flag']]]]],
  ])('refuses a type with %s', (_, cbor) => {
    expect(() => credentialTypeFromCbor(cbor)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })

  test('every value is of a kind or is not, and none makes the check throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PERSON_ENTRY.attributes, ...PERSON_IDENTITY.attributes),
        fc.anything(),
        ({ kind }, value) => {
          expect(typeof isAttributeValue(kind, value as AttributeValue)).toBe('boolean')
        },
      ),
    )
  })
})
