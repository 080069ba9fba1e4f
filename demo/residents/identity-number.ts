import type { SeededRandom } from './seeded-random.ts'

/** No administrative division has a code that begins with 99, so no number made here is anybody's. */
const UNASSIGNED_DIVISION = '990000'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** A well-formed citizen identity number (GB 11643-1999) of a division that does not exist. */
export function residentIdNumber(random: SeededRandom, birthDate: string): string {
  const sequence = String(random.between(1, 999)).padStart(3, '0')
  const body = `${UNASSIGNED_DIVISION}${birthDate.replaceAll('-', '')}${sequence}`
  return body + checkCharacter(body)
}

/** The last character of an identity number: ISO 7064 MOD 11-2 over the first 17 digits. */
export function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return CHECK_CHARACTERS[sum % 11] ?? ''
}

/** A number in the shape of a passport; `XX` is a user-assigned country code, which no state issues. */
export function passportNumber(random: SeededRandom): string {
  return `XX${random.between(1_000_000, 9_999_999)}`
}

/** A number in the shape of a travel or residence permit. */
export function permitNumber(random: SeededRandom): string {
  return `ZZ${random.between(10_000_000, 99_999_999)}`
}
