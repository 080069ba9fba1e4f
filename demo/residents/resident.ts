/** A synthetic person, as the identity provider of the demo knows them. Nobody real. */
export interface Resident {
  /** The identity provider's subject, such as `resident-007`. */
  readonly id: string
  /** As in the identity document: Chinese characters, or Latin letters for a foreign document. */
  readonly name: string
  readonly nameLatin: string
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly residency: 'resident' | 'visitor'
  /** What entitles to a concession beside age. */
  readonly status: 'student' | 'disability' | null
  readonly idType: 'resident-id' | 'permit' | 'passport'
  readonly idNumber: string
  /** base64url of 32 bytes; some documents have no photo on file. */
  readonly photoDigest: string | null
}

/** A concession class of `person.entry`. */
export type Concession = 'none' | 'child' | 'student' | 'senior' | 'disability'

const CHILD_BELOW = 14
const STUDENT_BELOW = 27
const SENIOR_FROM = 65

/** Full years on a day given as `YYYY-MM-DD`. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The concession class on a day: it follows from age and status, so that nobody in the demo stays a child for ever. */
export function concessionOn(resident: Resident, date: string): Concession {
  if (resident.status === 'disability') return 'disability'
  const age = ageOn(resident.birthDate, date)
  if (age < CHILD_BELOW) return 'child'
  if (resident.status === 'student' && age < STUDENT_BELOW) return 'student'
  return age >= SENIOR_FROM ? 'senior' : 'none'
}

/** The date in a city whose clocks are `utcOffsetMinutes` ahead of UTC, as `YYYY-MM-DD`. */
export function localDate(unixSeconds: number, utcOffsetMinutes: number): string {
  return new Date((unixSeconds + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 10)
}
