import { problem } from '@hefu/server'
import type { MandatePower } from '@hefu/standard'
import type { MiddlewareHandler } from 'hono'
import { actingCookie } from './acting-cookies.ts'
import { type Acting, type ActingPorts, actingBy } from './sign-in.ts'

/** What a route behind {@link ActingGuard} finds in its context: `c.var.acting`. */
export interface ActingEnv {
  readonly Variables: { readonly acting: Acting }
}

/** What such a route says in the description of the API. */
export const ACTING: { organisationSession: string[] }[] = [{ organisationSession: [] }]

/** Lets through who acts for an organisation with one of these powers; answers 401 `not-signed-in` or 403 `not-your-power` to everybody else. */
export type ActingGuard = (...powers: readonly MandatePower[]) => MiddlewareHandler<ActingEnv>

/** Makes the guard of the organisations' own routes. */
export function actingGuard(ports: Pick<ActingPorts, 'key' | 'clock'>): ActingGuard {
  return (...powers) =>
    async (c, next) => {
      const token = actingCookie.read(c)
      const acting = token === null ? null : actingBy(ports, token)
      if (!acting) return problem(c, 401, 'not-signed-in', 'Sign in with a mandate of the organisation.')
      if (powers.length > 0 && !powers.some((power) => acting.powers.includes(power))) {
        return problem(c, 403, 'not-your-power', 'The mandate that was shown does not go as far.')
      }
      c.set('acting', acting)
      return next()
    }
}
