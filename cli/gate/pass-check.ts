import type { MakePassCheck } from '@hefu/city'
import { createGate, type Gate, GateError } from '@hefu/gate'
import { type Service, scopeEnd } from '@hefu/standard'

/**
 * Makes a city's check of passes from a gate: of the service as which it takes reports when they flood in, by the city's own register as it is at every
 * call. While the register has no such service, or one that does not fit, nothing is asked for and nothing admitted.
 */
export const gateForReports: MakePassCheck = ({ service, bundle, clock, random }) => {
  let gate: Gate | null = null

  /** Null while the register has no such service. */
  function present(): Gate | null {
    const now = bundle()
    try {
      gate?.replaceBundle(now)
      gate ??= createGate({ bundle: now, service, clock, random })
      return fits(gate.service) ? gate : null
    } catch (error) {
      if (error instanceof GateError) return null
      throw error
    }
  }

  return {
    service: () => present()?.service.id ?? null,
    async check(pass) {
      const verdict = present()?.check(pass)
      if (verdict?.verdict !== 'admitted') return { verdict: 'refused' }
      const until = scopeEnd('day', verdict.slot, bundle().utcOffsetMinutes)
      return until === null ? { verdict: 'refused' } : { verdict: 'admitted', pseudonym: verdict.pseudonym, until }
    },
  }
}

/** A pseudonym of the day, so that one person is one person that day; several passes a day, for several things; made without being asked. */
function fits({ scope, admission, showing }: Service): boolean {
  return scope === 'day' && admission === 'any' && showing === 'open'
}
