import { problem } from '@hefu/server'
import type { OfficerGuard } from './officer-session.ts'
import { sessionToken } from './session-cookie.ts'
import { type SessionPorts, standingOf } from './sessions.ts'

/**
 * Makes the guard of the officers' routes. It asks the register each time: when an officer is ended there, no session of theirs is good
 * from the next request on.
 *
 * @param ports.refresh reads what another process has decided, where another keeps the log
 */
export function officerGuard(
  ports: Pick<SessionPorts, 'register' | 'store' | 'clock'> & { readonly refresh?: () => Promise<void> },
): OfficerGuard {
  return (role) => async (c, next) => {
    await ports.refresh?.()
    const token = sessionToken(c)
    const standing = token && (await standingOf(ports, token))
    if (!standing) return problem(c, 401, 'not-signed-in', 'Sign in at the console.')
    if (role !== null && !standing.officer.roles.has(role)) {
      return problem(c, 403, 'not-your-role', 'The directory does not give you this task.')
    }
    c.set('officer', standing.officer)
    c.set('sessionExpiresAt', standing.expiresAt)
    return next()
  }
}
