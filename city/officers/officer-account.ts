import { type OfficerId, officerId, StandardError } from '@hefu/standard'
import { OFFICER_ROLES, type OfficerRole } from './officer-session.ts'

/** What a directory says of the account behind an access token: whose half of an officer it is, and what they may do. */
export interface OfficerAccount {
  readonly officer: OfficerId
  readonly roles: ReadonlySet<OfficerRole>
}

/** Tells which officer an access token stands for. */
export interface OfficerAccounts {
  /**
   * The officer of a token; `no-officer` for the token of anybody else, null for one that is not good.
   *
   * @throws CityError `identity-provider` when the provider's keys or its claims cannot be had
   */
  officerOf(token: string): Promise<OfficerAccount | 'no-officer' | null>
}

/** Reads `hefu_officer`, the officer's id, and `hefu_roles`, an array or words; roles that this city does not know are passed over. */
export function readOfficerAccount(claims: Readonly<Record<string, unknown>>): OfficerAccount | 'no-officer' {
  const officer = readId(claims.hefu_officer)
  if (!officer) return 'no-officer'
  const named = wordsOf(claims.hefu_roles)
  return { officer, roles: new Set(OFFICER_ROLES.filter((role) => named.includes(role))) }
}

function readId(claim: unknown): OfficerId | null {
  if (typeof claim !== 'string') return null
  try {
    return officerId(claim)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}

function wordsOf(claim: unknown): readonly unknown[] {
  if (typeof claim === 'string') return claim.split(' ')
  return Array.isArray(claim) ? claim : []
}
