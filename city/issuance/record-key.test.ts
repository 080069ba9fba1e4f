import { toHex } from '@hefu/bytes'
import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { recordKey } from './record-key.ts'

const cityKey = new Uint8Array(32).fill(1)
const person = { issuer: 'https://id.synthetic.example', subject: 'person-1' }

const hash = (key = cityKey, subject = person, type = PERSON_ENTRY.id): string =>
  toHex(recordKey(key, subject, type).subjectHash)

describe('the key of a record', () => {
  test('is the same for one person and type, and 32 bytes', () => {
    expect(hash()).toBe(hash())
    expect(hash()).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is another for another person, provider, type or city', () => {
    const hashes = [
      hash(),
      hash(cityKey, { ...person, subject: 'person-2' }),
      hash(cityKey, { ...person, issuer: 'https://other.example' }),
      hash(cityKey, person, PERSON_IDENTITY.id),
      hash(new Uint8Array(32).fill(2)),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  test('takes any subject, and two that only look alike are two people', () => {
    expect(hash(cityKey, { ...person, subject: 'e\u0301' })).not.toBe(hash(cityKey, { ...person, subject: '\u00e9' }))
  })

  test('does not depend on where provider and subject meet', () => {
    expect(hash(cityKey, { issuer: 'ab', subject: 'c' })).not.toBe(hash(cityKey, { issuer: 'a', subject: 'bc' }))
  })
})
