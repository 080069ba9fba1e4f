import { BytesError, fromBase64url } from '@hefu/bytes'
import {
  AGE_BANDS,
  type AttributeValue,
  type AttributeValues,
  type CredentialType,
  type Epoch,
  epochStart,
  isAttributeValue,
  PERSON_ENTRY,
  PERSON_IDENTITY,
} from '@hefu/standard'
import { ageOn, dateAt, parseDate } from './age.ts'
import type { PersonClaims } from './person-claims.ts'

/** A credential type that this city issues, with how its attributes follow from claims. */
export interface IssuedType {
  readonly type: CredentialType
  readonly attributesOf: (claims: PersonClaims, moment: EpochInCity) => AttributeValue[] | ClaimProblem
}

/** Attributes are computed as of the start of the epoch, so that everybody in an epoch is computed alike. */
export interface EpochInCity {
  readonly epoch: Epoch
  readonly utcOffsetMinutes: number
}

/** A claim that the type needs and that is missing or has no value of the attribute. Names the claim, never its value. */
export interface ClaimProblem {
  readonly claim: string
}

/** The types that this city issues. */
export const ISSUED_TYPES: readonly IssuedType[] = [
  { type: PERSON_ENTRY, attributesOf: entryAttributes },
  { type: PERSON_IDENTITY, attributesOf: identityAttributes },
]

/** The attribute values of a person in an epoch, each one that its attribute may have, or the claim in the way. */
export function mapClaims(
  issued: IssuedType,
  claims: PersonClaims,
  moment: EpochInCity,
): { readonly values: AttributeValues } | ClaimProblem {
  const values = issued.attributesOf(claims, moment)
  if (!Array.isArray(values)) return values
  const wrong = issued.type.attributes.find(({ kind }, index) => !isAttributeValue(kind, values[index]))
  return wrong ? { claim: wrong.name } : { values }
}

function entryAttributes(claims: PersonClaims, moment: EpochInCity): AttributeValue[] | ClaimProblem {
  const birth = parseDate(claims.birthdate ?? '')
  if (!birth) return { claim: 'birthdate' }
  const monday = dateAt(epochStart(moment.epoch, moment.utcOffsetMinutes), moment.utcOffsetMinutes)
  const age = ageOn(birth, monday)
  return [...AGE_BANDS.map((years) => age >= years), claims.hefu_residency ?? null, claims.hefu_concession ?? null]
}

function identityAttributes(claims: PersonClaims): AttributeValue[] | ClaimProblem {
  if (!claims.name) return { claim: 'name' }
  if (!parseDate(claims.birthdate ?? '')) return { claim: 'birthdate' }
  const photo = readDigest(claims.hefu_photo_digest)
  if (photo === undefined) return { claim: 'hefu_photo_digest' }
  return [
    claims.name.normalize('NFC'),
    claims.hefu_name_latin?.normalize('NFC') ?? null,
    claims.birthdate ?? null,
    claims.hefu_id_type ?? null,
    claims.hefu_id_number?.normalize('NFC') ?? null,
    photo,
  ]
}

/** 32 bytes, `null` where the provider has none, `undefined` for something else. */
function readDigest(text: string | undefined): Uint8Array | null | undefined {
  if (text === undefined) return null
  try {
    const bytes = fromBase64url(text)
    return bytes.length === 32 ? bytes : undefined
  } catch (error) {
    if (error instanceof BytesError) return undefined
    throw error
  }
}
