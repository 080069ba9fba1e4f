import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { type AuditTrail, databaseAudit } from './audit-store.ts'
import { officerGuard } from './officer-guard.ts'
import type { OfficerGuard } from './officer-session.ts'
import { databaseSessionStore } from './session-store.ts'
import type { SessionPorts } from './sessions.ts'

/** The officers' side of a city: who is signed in, and what they did. */
export interface Officers {
  readonly guard: OfficerGuard
  readonly audit: AuditTrail
  readonly sessions: SessionPorts
}

/** Composes it over the city's database. */
export function openOfficers(
  options: Omit<SessionPorts, 'store' | 'audit'> & {
    readonly database: Kysely<Database>
    /** Reads what another process has decided, where another keeps the log. */
    readonly refresh?: () => Promise<void>
  },
): Officers {
  const { database, refresh, ...ports } = options
  const audit = databaseAudit(database, ports.clock)
  const sessions = { ...ports, audit, store: databaseSessionStore(database) }
  return { guard: officerGuard({ ...sessions, ...(refresh && { refresh }) }), audit, sessions }
}
