import { readGrantToken } from '@hefu/standard'
import type { Subject } from '../../issuance/record-key.ts'
import type { Grant } from './grant.ts'
import type { GrantStore } from './grant-store.ts'

/** Whoever has a grant code. The subject of the issuance is the grant: who it is, the city never learns. */
export interface Grantee {
  readonly subject: Subject
  readonly grant: Grant
}

/** No identity provider has this name: theirs are addresses. */
const GRANTS = 'hefu grant'

/** The grant as a subject of issuance: what is kept stands under its keyed hash. */
export function grantSubject({ id }: Pick<Grant, 'id'>): Subject {
  return { issuer: GRANTS, subject: id }
}

/**
 * The holder of a grant code by the token that their wallet made of it. Null for a grant that this city has not made; `no-grant-token` for the
 * token of an identity provider.
 */
export async function granteeOf(
  store: Pick<GrantStore, 'open'>,
  token: string,
): Promise<Grantee | null | 'no-grant-token'> {
  const read = readGrantToken(token)
  if (!read) return 'no-grant-token'
  const grant = await store.open(read.grant, read.secret)
  return grant && { subject: grantSubject(grant), grant }
}
