import { toBase64url } from '@hefu/bytes'
import { AGE_BANDS, type Epoch, encodeMessages, PERSON_ENTRY, PERSON_IDENTITY, toEpoch } from '@hefu/standard'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLAIMED_TYPES, mapClaims } from './map-claims.ts'
import { CLAIM_NAMES, type PersonClaims, readPersonClaims } from './person-claims.ts'

/** Begins on Monday 2026-11-23. */
const EPOCH = toEpoch(202648)
const PHOTO = new Uint8Array(32).fill(9)

const claims = {
  name: '甄虚构',
  birthdate: '1990-02-28',
  hefu_name_latin: 'Zhen Xugou',
  hefu_residency: 'resident',
  hefu_concession: 'none',
  hefu_id_type: 'resident-id',
  hefu_id_number: 'X-0000-0001',
  hefu_photo_digest: toBase64url(PHOTO),
} satisfies PersonClaims

function map(type: string, given: PersonClaims, epoch: Epoch = EPOCH, utcOffsetMinutes = 480) {
  const issued = CLAIMED_TYPES.find((candidate) => candidate.type.id === type)
  if (!issued) throw new Error(`the city issues ${type}`)
  return mapClaims(issued, given, { epoch, utcOffsetMinutes })
}

function bandsOf(birthdate: string, epoch: Epoch = EPOCH, utcOffsetMinutes = 480): number[] {
  const mapped = map('person.entry', { ...claims, birthdate }, epoch, utcOffsetMinutes)
  if ('claim' in mapped) throw new Error(`no usable ${mapped.claim}`)
  return AGE_BANDS.filter((_, index) => mapped.values[index])
}

describe('person.entry', () => {
  test('has the age bands, residency and concession', () => {
    expect(map('person.entry', claims)).toEqual({
      values: [true, true, true, true, true, false, false, false, 'resident', 'none'],
    })
  })

  test.each([
    ['2008-11-23', [6, 12, 14, 16, 18]],
    ['2008-11-24', [6, 12, 14, 16]],
    ['2020-11-23', [6]],
    ['2026-11-25', []],
    ['1956-11-23', [6, 12, 14, 16, 18, 60, 65, 70]],
    ['1956-11-24', [6, 12, 14, 16, 18, 60, 65]],
  ])('of who was born on %s has the bands as of the Monday of the epoch', (birthdate, bands) => {
    expect(bandsOf(birthdate)).toEqual(bands)
  })

  test('counts a leap day from 1 March, in a week that starts before and one that starts after', () => {
    // Week 9 of 2026 begins on 23 February, week 10 on 2 March.
    expect(bandsOf('2008-02-29', toEpoch(202609))).not.toContain(18)
    expect(bandsOf('2008-02-29', toEpoch(202610))).toContain(18)
  })

  test.each([-720, 0, 345, 480, 840])('is of the Monday of the city, %i minutes ahead of UTC', (utcOffsetMinutes) => {
    expect(bandsOf('2008-11-23', EPOCH, utcOffsetMinutes)).toContain(18)
    expect(bandsOf('2008-11-24', EPOCH, utcOffsetMinutes)).not.toContain(18)
  })

  test('needs only a date of birth', () => {
    const mapped = map('person.entry', { birthdate: claims.birthdate })
    expect(mapped).toEqual({ values: [true, true, true, true, true, false, false, false, null, null] })
  })

  test.each([
    ['nothing', undefined],
    ['a year', '1990'],
    ['a date without its year', '0000-02-28'],
    ['the first day there is', '0001-01-01'],
    ['a date in another form', '28.02.1990'],
    ['a day that does not exist', '1990-02-30'],
    ['a date to come', '2028-01-01'],
  ])('is not issued with %s for a date of birth: nobody is made an adult by mistake', (_, birthdate) => {
    const { birthdate: _known, ...others } = claims
    const given = birthdate === undefined ? others : { ...others, birthdate }
    expect(map('person.entry', given)).toEqual({ claim: 'birthdate' })
    expect(map('person.identity', given)).toEqual({ claim: 'birthdate' })
  })
})

describe('person.identity', () => {
  test('has what the provider says, text in Unicode NFC', () => {
    const decomposed = { ...claims, hefu_name_latin: 'Zhe\u0301n Xugou' }
    expect(map('person.identity', decomposed)).toEqual({
      values: ['甄虚构', 'Zh\u00e9n Xugou', '1990-02-28', 'resident-id', 'X-0000-0001', PHOTO],
    })
  })

  test('needs a name and a date of birth', () => {
    const { name, birthdate } = claims
    expect(map('person.identity', { name, birthdate })).toEqual({
      values: [name, null, birthdate, null, null, null],
    })
    expect(map('person.identity', { birthdate })).toEqual({ claim: 'name' })
  })
})

describe('a claim that does not fit', () => {
  test.each([
    ['person.entry', 'hefu_residency', 'SECRET-foreigner'],
    ['person.entry', 'hefu_concession', 'SECRET-vip'],
    ['person.entry', 'birthdate', 'SECRET'],
    ['person.identity', 'name', `SECRET${'x'.repeat(60)}`],
    ['person.identity', 'hefu_name_latin', `SECRET${'x'.repeat(80)}`],
    ['person.identity', 'birthdate', 'SECRET'],
    ['person.identity', 'hefu_id_type', 'SECRET'],
    ['person.identity', 'hefu_id_number', `SECRET${'0'.repeat(32)}`],
    ['person.identity', 'hefu_photo_digest', 'SECRET'],
    ['person.identity', 'hefu_photo_digest', toBase64url(new Uint8Array(31))],
  ] as const)('of %s: %s is named, and not its value', (type, claim, value) => {
    expect(map(type, { ...claims, [claim]: value })).toEqual({ claim })
  })

  test.each(CLAIMED_TYPES)('of $type.id is named when it is not text', ({ type, sources }) => {
    for (const claim of new Set(sources)) {
      expect(map(type.id, readPersonClaims({ ...claims, [claim]: 42 }))).toEqual({ claim })
      expect(map(type.id, readPersonClaims({ ...claims, [claim]: ['SECRET'] }))).toEqual({ claim })
    }
  })
})

describe('claims', () => {
  test('that are empty or null are as good as absent', () => {
    expect(readPersonClaims({ name: '', birthdate: null, hefu_residency: 'visitor' })).toEqual({
      hefu_residency: 'visitor',
    })
  })

  test('that the city does not know are dropped', () => {
    expect(readPersonClaims({ ...claims, email: 'x@synthetic.example', phone_number: '1' })).toEqual(claims)
  })

  test.each(CLAIMED_TYPES)('of $type.id: every attribute names its source', ({ type, sources }) => {
    expect(sources).toHaveLength(type.attributes.length)
  })

  test('whatever they are, are mapped to values that can be signed, or one is named', () => {
    const anyClaim = fc.oneof(fc.constantFrom(...Object.values(claims)), fc.string({ unit: 'grapheme' }), fc.anything())
    const anyClaims = fc.dictionary(fc.constantFrom(...CLAIM_NAMES), anyClaim).map(readPersonClaims)
    fc.assert(
      fc.property(anyClaims, fc.constantFrom(PERSON_ENTRY, PERSON_IDENTITY), (given, type) => {
        const mapped = map(type.id, given)
        if ('claim' in mapped) expect(CLAIM_NAMES).toContain(mapped.claim)
        else expect(encodeMessages(type, mapped.values)).toHaveLength(type.attributes.length)
      }),
    )
  })
})
