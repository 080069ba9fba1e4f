import type { RandomSource } from '@hefu/bbs'
import { toHex } from '@hefu/bytes'
import { type Clock, encodeGrantCode, type GrantId, grantId, MANDATE, type RegisterState } from '@hefu/standard'
import { dayAt } from '../../issuance/age.ts'
import { type IssuanceKeys, recordKeyOf } from '../../issuance/issuance-keys.ts'
import type { IssuanceStore } from '../../issuance/store.ts'
import { type Grant, type GrantTerms, wrongTerm } from './grant.ts'
import { grantSubject } from './grant-access.ts'
import type { GrantStore } from './grant-store.ts'

/** What granting stands on. */
export interface MandatePorts {
  /** The log's name, which stands in every grant code. */
  readonly origin: string
  readonly register: () => Pick<RegisterState, 'city'>
  readonly grants: GrantStore
  readonly records: Pick<IssuanceStore, 'find'>
  readonly keys: Pick<IssuanceKeys, 'subject'>
  readonly clock: Clock
  readonly random: RandomSource
}

/** A grant and the code that redeems it. The city gives the code out once and cannot make it again. */
export interface Granted {
  readonly grant: Grant
  readonly code: string
}

/** What became of a wish to grant; `wrong` names the part of the terms that does not fit. */
export type GrantOutcome =
  | { readonly outcome: 'granted'; readonly granted: Granted }
  | { readonly outcome: 'refused'; readonly wrong: keyof GrantTerms }

/** A grant as its organisation sees it. */
export interface GrantSeen extends Grant {
  /** Whether a wallet has redeemed it. Whose, nobody knows. */
  readonly redeemed: boolean
}

/** Grants a mandate. Durable before the code is answered. */
export async function grantMandate(ports: MandatePorts, terms: GrantTerms): Promise<GrantOutcome> {
  const today = todayOf(ports)
  const wrong = wrongTerm(terms, today)
  if (wrong) return { outcome: 'refused', wrong }
  const id = grantId(toHex(ports.random(16)))
  const secret = ports.random(16)
  const grant: Grant = { ...terms, id, grantedOn: today, endedOn: null }
  await ports.grants.add(grant, secret)
  const { origin } = ports
  const code = encodeGrantCode({ origin, organisation: terms.organisation, grant: id, secret })
  return { outcome: 'granted', granted: { grant, code } }
}

/** All grants of an organisation, and which of them were redeemed. */
export async function grantsOf(ports: MandatePorts, organisation: string): Promise<readonly GrantSeen[]> {
  const grants = await ports.grants.ofOrganisation(organisation)
  return Promise.all(
    grants.map(async (grant) => {
      const record = await ports.records.find(recordKeyOf(ports.keys, grantSubject(grant), MANDATE.id))
      return { ...grant, redeemed: record?.refreshPseudonym != null }
    }),
  )
}

/** Ends a grant: its mandate is refreshed no more. */
export function endGrant(ports: MandatePorts, organisation: string, id: GrantId): Promise<'ended' | 'unknown'> {
  return ports.grants.end(organisation, id, todayOf(ports))
}

/** The day in the city. */
export function todayOf({ register, clock }: Pick<MandatePorts, 'register' | 'clock'>): string {
  return dayAt(clock(), register().city?.utcOffsetMinutes ?? 0)
}
