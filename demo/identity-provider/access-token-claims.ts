import type { OfficerAccount } from '../register/demo-officers.ts'
import { concessionOn, type Resident } from '../residents/resident.ts'

/** What an access token for the city says of a resident: what a population register would, and a city maps to attributes. */
export interface ResidentClaims {
  readonly name: string
  readonly birthdate: string
  readonly hefu_name_latin: string
  readonly hefu_residency: Resident['residency']
  readonly hefu_concession: string
  readonly hefu_id_type: Resident['idType']
  readonly hefu_id_number: string
  readonly hefu_photo_digest?: string
}

/** What it says of an officer: who they are in the city's register, and what they do beside acts. No person's name. */
export interface OfficerClaims {
  readonly hefu_officer: string
  readonly hefu_roles: readonly string[]
}

/** The claims of a resident on a day given as `YYYY-MM-DD`. */
export function residentClaims(resident: Resident, date: string): ResidentClaims {
  return {
    name: resident.name,
    birthdate: resident.birthDate,
    hefu_name_latin: resident.nameLatin,
    hefu_residency: resident.residency,
    hefu_concession: concessionOn(resident, date),
    hefu_id_type: resident.idType,
    hefu_id_number: resident.idNumber,
    ...(resident.photoDigest && { hefu_photo_digest: resident.photoDigest }),
  }
}

/** The claims of an officer. */
export function officerClaims({ id, roles }: OfficerAccount): OfficerClaims {
  return { hefu_officer: id, hefu_roles: roles }
}
