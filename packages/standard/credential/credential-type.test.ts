import { encodeDcbor, toHex } from '@hefu/bytes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AttributeValue, isAttributeValue } from './attribute.ts'
import { credentialTypeFromCbor, credentialTypeToCbor, encodeMessages, MAX_ATTRIBUTES } from './credential-type.ts'
import { MANDATE, MANDATE_POWERS, powerIndex } from './mandate.ts'
import { PERSON_ENTRY } from './person-entry.ts'
import { PERSON_IDENTITY } from './person-identity.ts'

const identity: AttributeValue[] = ['甄虚构', 'Zhen Xugou', '1990-02-28', 'resident-id', 'X-1', new Uint8Array(32)]

describe('credential types', () => {
  test.each([PERSON_ENTRY, PERSON_IDENTITY, MANDATE])('$id goes through CBOR and back', (type) => {
    expect(credentialTypeFromCbor(credentialTypeToCbor(type))).toEqual(type)
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
