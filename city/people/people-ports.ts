import type { RandomSource } from '@hefu/bbs'
import type { Clock, CredentialTypeId, RegisterState } from '@hefu/standard'
import type { IssuanceKeys } from '../issuance/issuance-keys.ts'
import { recordKeyOf } from '../issuance/issuance-keys.ts'
import type { RecordKey, Subject } from '../issuance/record-key.ts'
import type { IssuanceStore } from '../issuance/store.ts'
import type { ProposalDesk } from '../register/proposals.ts'
import type { AccessStore } from './access-store.ts'
import type { CaseStore } from './case-store.ts'
import type { CaseKeys } from './case-texts.ts'
import type { EarlyEndStore } from './early-end-store.ts'
import type { HoldingsStore } from './holdings-store.ts'
import type { OrderStore } from './order-store.ts'

/** What the persons' side stands on. Every store is asked about one person and type, one case or one proposal at a time. */
export interface PeoplePorts {
  /** The identity provider by which persons are known. */
  readonly provider: string
  readonly register: () => RegisterState
  readonly keys: Pick<IssuanceKeys, 'subject' | 'entropy'>
  readonly caseKeys: CaseKeys
  readonly records: IssuanceStore
  readonly earlyEnds: EarlyEndStore
  readonly orders: OrderStore
  readonly cases: CaseStore
  readonly accesses: AccessStore
  readonly holdings: HoldingsStore
  readonly desk: ProposalDesk
  readonly clock: Clock
  readonly random: RandomSource
}

/** The types of which this city keeps anything; what was destroyed is not among them. */
export function keptTypes({ keys, caseKeys }: Pick<PeoplePorts, 'keys' | 'caseKeys'>): CredentialTypeId[] {
  return [...keys.subject.keys()].filter((type) => caseKeys.has(type))
}

/** Finds what is kept of a person and a type; null for a type of which nothing is. */
export function keyOf(ports: Pick<PeoplePorts, 'keys' | 'caseKeys'>, person: Subject, type: string): RecordKey | null {
  const known = keptTypes(ports).find((kept) => kept === type)
  return known ? recordKeyOf(ports.keys, person, known) : null
}

/** Why something about a person was not done. */
export type PeopleRefusal =
  | 'unknown-type'
  | 'no-early-end'
  | 'appeal-too-late'
  | 'too-many-cases'
  | 'unknown-case'
  | 'not-opened'
  | 'case-closed'
  | 'not-for-this-kind'
  | 'decided-the-end'

/** What became of a request. */
export type PeopleOutcome<Made, Refusal = PeopleRefusal> =
  | { readonly outcome: 'done'; readonly made: Made }
  | { readonly outcome: 'refused'; readonly reason: Refusal }

/** A result as an outcome. */
export function done<Made>(made: Made): { readonly outcome: 'done'; readonly made: Made } {
  return { outcome: 'done', made }
}

/** A refusal as an outcome. */
export function refused<Reason extends string>(
  reason: Reason,
): { readonly outcome: 'refused'; readonly reason: Reason } {
  return { outcome: 'refused', reason }
}
