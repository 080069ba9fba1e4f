import type { MakeMandateCheck } from '@hefu/city'
import { createGate, type Gate, GateError } from '@hefu/gate'

/**
 * Makes a city's check of mandates from a gate: of the service by which organisations sign in, by the city's own register as it is at every call.
 * While the register has no such service every answer is refused, and there is nothing to ask.
 */
export const gateForMandates: MakeMandateCheck = ({ service, bundle, requestKey, clock, random }) => {
  let gate: Gate | null = null

  /** Null while the register has no such service. */
  function present(): Gate | null {
    const now = bundle()
    try {
      gate?.replaceBundle(now)
      gate ??= createGate({ bundle: now, service, clock, random, requestKey })
      return gate
    } catch (error) {
      if (error instanceof GateError) return null
      throw error
    }
  }

  return {
    makeRequest: async () => (await present()?.makeRequest()) ?? null,
    check: (pass) => present()?.check(pass) ?? { verdict: 'refused', reason: 'unknown-service' },
  }
}
