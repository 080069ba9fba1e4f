import { encodeMessages, PERSON_IDENTITY } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { FEATURED, generateResidents } from './generate-residents.ts'
import { checkCharacter } from './identity-number.ts'
import { ageOn, concessionOn } from './resident.ts'

const TODAY = '2026-11-24'
const residents = generateResidents({ seed: 42 })

describe('the people of the demo', () => {
  test('are 200, the same for the same seed, others for another', () => {
    expect(residents).toHaveLength(200)
    expect(generateResidents({ seed: 42 })).toEqual(residents)
    expect(generateResidents({ seed: 43 }).map(({ name }) => name)).not.toEqual(residents.map(({ name }) => name))
  })

  test('have each an id, a name and a document number of their own', () => {
    for (const field of ['id', 'name', 'idNumber'] as const) {
      expect(new Set(residents.map((resident) => resident[field])).size).toBe(200)
    }
  })

  test('are of all ages', () => {
    const ages = residents.map(({ birthDate }) => ageOn(birthDate, TODAY))
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...ages)).toBeLessThanOrEqual(98)
    for (let decade = 0; decade < 9; decade++) {
      expect(ages.filter((age) => Math.floor(age / 10) === decade).length, `ages ${decade}0s`).toBeGreaterThanOrEqual(4)
    }
  })

  test('are residents and visitors, with Chinese and with Latin names, of every concession class', () => {
    const visitors = residents.filter(({ residency }) => residency === 'visitor')
    const latin = residents.filter(({ name }) => /^\p{Script=Latin}/u.test(name))
    expect(visitors.length).toBeGreaterThan(20)
    expect(latin.length).toBeGreaterThan(10)
    expect(latin.length).toBeLessThan(60)
    const classes = new Set(residents.map((resident) => concessionOn(resident, TODAY)))
    expect(classes).toEqual(new Set(['none', 'child', 'student', 'senior', 'disability']))
  })

  test('have Latin names in plain words', () => {
    for (const { nameLatin } of residents) expect(nameLatin).toMatch(/^[A-Z][a-zü’]+( [A-Z][a-zé’]+)+$/)
  })

  test('have identity numbers that check, of a division that does not exist, with their own date of birth', () => {
    for (const { idType, idNumber, birthDate } of residents) {
      if (idType !== 'resident-id') continue
      expect(idNumber).toMatch(/^990000\d{11}[\dX]$/)
      expect(idNumber.slice(6, 14)).toBe(birthDate.replaceAll('-', ''))
      expect(checkCharacter(idNumber.slice(0, 17))).toBe(idNumber[17])
    }
  })

  test('fit the identity credential', () => {
    for (const { name, nameLatin, birthDate, idType, idNumber, photoDigest } of residents) {
      const digest = photoDigest && new Uint8Array(Buffer.from(photoDigest, 'base64url'))
      const values = [name, nameLatin, birthDate, idType, idNumber, digest]
      expect(encodeMessages(PERSON_IDENTITY, values)).toHaveLength(6)
    }
  })

  test('begin with the ones that the guide names', () => {
    expect(residents.slice(0, FEATURED.length)).toMatchObject(FEATURED)
  })
})

describe('the identity number', () => {
  // The example printed in GB 11643-1999 itself.
  test('has the check character of the standard', () => {
    expect(checkCharacter('11010519491231002')).toBe('X')
  })
})

describe('age and concession', () => {
  test('change on the birthday', () => {
    expect(ageOn('2008-11-24', '2026-11-23')).toBe(17)
    expect(ageOn('2008-11-24', '2026-11-24')).toBe(18)
    const [person] = residents
    if (!person) throw new Error('no residents')
    const child = { ...person, birthDate: '2012-11-24', status: null }
    expect(concessionOn(child, '2026-11-23')).toBe('child')
    expect(concessionOn(child, '2026-11-24')).toBe('none')
    expect(concessionOn({ ...person, birthDate: '1961-11-24', status: null }, '2026-11-24')).toBe('senior')
  })
})
