import type { RandomSource } from '@hefu/bbs'
import type { IssuerKeys } from '@hefu/server'
import type { Clock, IssuerId, RegisterState } from '@hefu/standard'
import type { Grantee } from '../organisations/mandates/grant-access.ts'
import type { GrantStore } from '../organisations/mandates/grant-store.ts'
import type { EarlyEndStore } from '../people/early-end-store.ts'
import type { IssuanceKeys } from './issuance-keys.ts'
import type { IssuedType } from './issued-types.ts'
import type { PersonClaims } from './person-claims.ts'
import type { RecentCommitments } from './recent-commitments.ts'
import type { Subject } from './record-key.ts'
import type { IssuanceStore } from './store.ts'

/** What issuance stands on. */
export interface IssuancePorts {
  readonly issuer: IssuerId
  /** The register as this process knows it. */
  readonly register: () => RegisterState
  readonly replacementsPerEpoch: number
  readonly types: readonly IssuedType[]
  readonly issuerKeys: IssuerKeys
  readonly keys: IssuanceKeys
  readonly store: IssuanceStore
  /** Whose credentials were ended early, one person at a time. */
  readonly earlyEnds: EarlyEndStore
  /** What organisations have granted. */
  readonly grants: GrantStore
  readonly recent: RecentCommitments
  readonly clock: Clock
  readonly random: RandomSource
}

/** A person whom the identity provider vouches for, for the length of one request. */
export interface Person {
  readonly subject: Subject
  readonly claims: PersonClaims
}

/** To whom something is issued: a person, or whoever has a grant code, of whom nothing is known. */
export type Applicant = Person | Grantee

/** Minutes by which the city's clocks are ahead of UTC, by its register. */
export function utcOffsetOf(ports: Pick<IssuancePorts, 'register'>): number {
  return ports.register().city?.utcOffsetMinutes ?? 0
}
