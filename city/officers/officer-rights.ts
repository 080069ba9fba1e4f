import { isGivenId } from '../things/kind-schema.ts'
import { OFFICER_ROLES, type OfficerRights } from './officer-session.ts'

/**
 * Reads `hefu_roles`, an array or words, and `hefu_custodian`, the id of the one custodian whose things an officer works with. Roles that this
 * city does not know are passed over. A custodian that cannot be read takes the role `things` away: nobody sees more because of a slip.
 */
export function readRights(claims: Readonly<Record<string, unknown>>): OfficerRights {
  const named = wordsOf(claims.hefu_roles)
  const roles = new Set(OFFICER_ROLES.filter((role) => named.includes(role)))
  const { hefu_custodian: custodian } = claims
  if (custodian === undefined || custodian === null || !roles.has('things')) return { roles, custodian: null }
  if (typeof custodian === 'string' && isGivenId(custodian)) return { roles, custodian }
  roles.delete('things')
  return { roles, custodian: null }
}

/** Rights as they are kept: words with spaces between, and behind `things` whose alone, as in `things:lifts`. */
export function rightsToWords({ roles, custodian }: OfficerRights): string {
  return [...roles].map((role) => (role === 'things' && custodian !== null ? `${role}:${custodian}` : role)).join(' ')
}

/** Reads what {@link rightsToWords} has written. */
export function rightsFromWords(words: string): OfficerRights {
  const kept = words.split(' ').map((word) => word.split(':'))
  const roles = new Set(OFFICER_ROLES.filter((role) => kept.some(([name]) => name === role)))
  const [, custodian = null] = kept.find(([name]) => name === 'things') ?? []
  return { roles, custodian }
}

function wordsOf(claim: unknown): readonly unknown[] {
  if (typeof claim === 'string') return claim.split(' ')
  return Array.isArray(claim) ? claim : []
}
