import { encodeDcbor, fromBase64url, toBase64url } from '@hefu/bytes'
import { epochPlus, PERSON_ENTRY, PERSON_IDENTITY, toEpoch } from '@hefu/standard'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeNotificationId, readNotificationId } from './notification-id.ts'

const EPOCH = toEpoch(202648)
const TYPES = [PERSON_ENTRY, PERSON_IDENTITY]
const subjectKeys = (byte: number) => new Map(TYPES.map(({ id }) => [id, new Uint8Array(32).fill(byte)]))
const keys = { subject: subjectKeys(1), notification: new Uint8Array(32).fill(2) }
const person = { issuer: 'https://id.synthetic.example', subject: 'person-1' }
const issuance = { type: PERSON_ENTRY, epoch: EPOCH }
const id = makeNotificationId(keys, person, issuance)

describe('a notification id', () => {
  test('tells the person it was given to what it is about', () => {
    expect(readNotificationId(keys, person, TYPES, id)).toEqual(issuance)
  })

  test('is short enough to be sent back, and names nobody', () => {
    expect(id.length).toBeLessThanOrEqual(400)
    expect(Buffer.from(fromBase64url(id)).toString('latin1')).not.toMatch(/person-1|synthetic/)
  })

  test.each([
    ['of another person', keys, { ...person, subject: 'person-2' }],
    ['of the same subject at another provider', keys, { ...person, issuer: 'https://other.example' }],
    ['under another notification key', { ...keys, notification: new Uint8Array(32).fill(3) }, person],
    ['under another subject key', { ...keys, subject: subjectKeys(3) }, person],
  ])('%s is none', (_, otherKeys, otherPerson) => {
    expect(readNotificationId(otherKeys, otherPerson, TYPES, id)).toBeNull()
  })

  test('cannot be turned into one for another type or epoch', () => {
    const mac = macIn(id)
    for (const items of [
      [PERSON_IDENTITY.id, EPOCH, mac],
      [PERSON_ENTRY.id, epochPlus(EPOCH, 1), mac],
      ['person.unknown', EPOCH, mac],
      [PERSON_ENTRY.id, 'x', mac],
      [PERSON_ENTRY.id, EPOCH, mac.slice(1)],
      [PERSON_ENTRY.id, EPOCH],
      [PERSON_ENTRY.id, EPOCH, mac, null],
    ]) {
      expect(readNotificationId(keys, person, TYPES, toBase64url(encodeDcbor(items)))).toBeNull()
    }
  })

  test('of a type that is issued no more is none', () => {
    expect(readNotificationId(keys, person, [PERSON_IDENTITY], id)).toBeNull()
  })

  test('is not any other text', () => {
    const anyItems = fc.tuple(
      fc.constantFrom(PERSON_ENTRY.id, 'x'),
      fc.oneof(fc.integer(), fc.constant(EPOCH as number)),
      fc.uint8Array({ minLength: 30, maxLength: 34 }),
    )
    const anyId = fc.oneof(
      fc.string(),
      fc.base64String(),
      anyItems.map((items) => toBase64url(encodeDcbor(items))),
    )
    fc.assert(fc.property(anyId, (text) => readNotificationId(keys, person, TYPES, text) === null))
  })
})

function macIn(text: string): Uint8Array {
  return fromBase64url(text).slice(-32)
}
