import type { LocalText, OfficerId } from '@hefu/standard'
import type { MiddlewareHandler } from 'hono'

/**
 * What an officer may do at the console beside signing acts: work on cases of persons, see the state of the system in detail, give
 * organisations their first mandate, register inspections, or work on what is reported of things. Who may decide acts is not a role: the register says it, and a signature proves it.
 */
export const OFFICER_ROLES = ['cases', 'operations', 'organisations', 'inspections', 'things'] as const
export type OfficerRole = (typeof OFFICER_ROLES)[number]

/** What the directory lets an officer do. */
export interface OfficerRights {
  readonly roles: ReadonlySet<OfficerRole>
  /** With whose things alone the role `things` works; null for those of all custodians, and without that role. */
  readonly custodian: string | null
}

/** Who is signed in, for the length of one request. */
export interface SignedInOfficer extends OfficerRights {
  readonly id: OfficerId
  /** By the register. */
  readonly office: LocalText
}

/** What a route behind {@link OfficerGuard} finds in its context: `c.var.officer`. */
export interface OfficerEnv {
  readonly Variables: {
    readonly officer: SignedInOfficer
    /** Unix seconds. */
    readonly sessionExpiresAt: number
  }
}

/** What a route behind {@link OfficerGuard} says in the description of the API. */
export const OFFICER: { officerSession: string[] }[] = [{ officerSession: [] }]

/** Lets through whoever is signed in and has the role; answers 401 `not-signed-in` or 403 `not-your-role` to everybody else. */
export type OfficerGuard = (role: OfficerRole | null) => MiddlewareHandler<OfficerEnv>
