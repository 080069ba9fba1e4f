import { type CredentialType, MANDATE } from '@hefu/standard'
import { CLAIMED_TYPES, type ClaimedType } from './map-claims.ts'

/** A credential type whose attributes follow from what an organisation has granted, and from no claim of anybody. */
export interface GrantedType {
  readonly type: CredentialType
  readonly sources: 'grant'
}

/** A credential type that this city issues. */
export type IssuedType = ClaimedType | GrantedType

/** The types that this city issues. */
export const ISSUED_TYPES: readonly IssuedType[] = [...CLAIMED_TYPES, { type: MANDATE, sources: 'grant' }]
