import { type OfficerId, officerId, StandardError } from '@hefu/standard'
import { readRights } from './officer-rights.ts'
import type { OfficerRights } from './officer-session.ts'

/** What a directory says of the account behind an access token: whose half of an officer it is, and what they may do. */
export interface OfficerAccount extends OfficerRights {
  readonly officer: OfficerId
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

/** Reads `hefu_officer`, the officer's id, and what they may do, as {@link readRights}. */
export function readOfficerAccount(claims: Readonly<Record<string, unknown>>): OfficerAccount | 'no-officer' {
  const officer = readId(claims.hefu_officer)
  return officer ? { officer, ...readRights(claims) } : 'no-officer'
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
