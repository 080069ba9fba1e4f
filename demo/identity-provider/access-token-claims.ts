import { concessionOn, type Resident } from '../residents/resident.ts'

/** What an access token for the city says of a resident: what a population register would, and a city maps to attributes. */
export interface AccessTokenClaims {
  readonly name: string
  readonly birthdate: string
  readonly hefu_name_latin: string
  readonly hefu_residency: Resident['residency']
  readonly hefu_concession: string
  readonly hefu_id_type: Resident['idType']
  readonly hefu_id_number: string
  readonly hefu_photo_digest?: string
}

/** The claims of a resident on a day given as `YYYY-MM-DD`. */
export function accessTokenClaims(resident: Resident, date: string): AccessTokenClaims {
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
