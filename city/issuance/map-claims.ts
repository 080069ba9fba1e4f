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
import type { ClaimName, PersonClaims } from './person-claims.ts'

/** A credential type that this city issues, with how its attributes follow from claims. */
export interface ClaimedType {
  readonly type: CredentialType
  /** The claim that each attribute follows from, in the order of the type. */
  readonly sources: readonly ClaimName[]
  readonly attributesOf: (claims: PersonClaims, moment: EpochInCity) => AttributeValue[] | ClaimProblem
}

/** Attributes are computed as of the start of the epoch, so that everybody in an epoch is computed alike. */
export interface EpochInCity {
  readonly epoch: Epoch
  readonly utcOffsetMinutes: number
}

/** A claim that the type needs and that is missing or has no value of the attribute. Names the claim, never its value. */
export interface ClaimProblem {
  readonly claim: ClaimName
}

/** The types that this city issues to persons. */
export const CLAIMED_TYPES: readonly ClaimedType[] = [
  {
    type: PERSON_ENTRY,
    sources: [...AGE_BANDS.map(() => 'birthdate' as const), 'hefu_residency', 'hefu_concession'],
    attributesOf: entryAttributes,
  },
  {
    type: PERSON_IDENTITY,
    sources: ['name', 'hefu_name_latin', 'birthdate', 'hefu_id_type', 'hefu_id_number', 'hefu_photo_digest'],
    attributesOf: identityAttributes,
  },
]

/** The attribute values of a person in an epoch, each one that its attribute may have, or the claim in the way. */
export function mapClaims(
  issued: ClaimedType,
  claims: PersonClaims,
  moment: EpochInCity,
): { readonly values: AttributeValues } | ClaimProblem {
  const unreadable = issued.sources.find((claim) => claims[claim] === null)
  if (unreadable) return { claim: unreadable }
  const values = issued.attributesOf(claims, moment)
  if (!Array.isArray(values)) return values
  const wrong = issued.sources.find((_, index) => !fits(issued.type, index, values[index]))
  return wrong ? { claim: wrong } : { values }
}

function fits({ attributes }: CredentialType, index: number, value: AttributeValue | undefined): boolean {
  const kind = attributes[index]?.kind
  return kind !== undefined && isAttributeValue(kind, value)
}

function entryAttributes(claims: PersonClaims, moment: EpochInCity): AttributeValue[] | ClaimProblem {
  const age = ageAtStart(claims.birthdate, moment)
  if (age === null) return { claim: 'birthdate' }
  return [...AGE_BANDS.map((years) => age >= years), claims.hefu_residency ?? null, claims.hefu_concession ?? null]
}

function identityAttributes(claims: PersonClaims, moment: EpochInCity): AttributeValue[] | ClaimProblem {
  if (!claims.name) return { claim: 'name' }
  if (ageAtStart(claims.birthdate, moment) === null) return { claim: 'birthdate' }
  const photo = readDigest(claims.hefu_photo_digest ?? undefined)
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

/** Nobody is older; a date of birth before that stands for one that is not known. */
const OLDEST = 130

/** Age at the start of the epoch; null without a usable date of birth. -1 for who is born later in the week. */
function ageAtStart(birthdate: string | null | undefined, { epoch, utcOffsetMinutes }: EpochInCity): number | null {
  const birth = parseDate(birthdate ?? '')
  if (!birth) return null
  const age = ageOn(birth, dateAt(epochStart(epoch, utcOffsetMinutes), utcOffsetMinutes))
  return -1 <= age && age <= OLDEST ? age : null
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
