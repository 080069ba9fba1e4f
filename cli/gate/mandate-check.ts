import { toHex } from '@hefu/bytes'
import type { MakeMandateCheck } from '@hefu/city'
import { createGate, type Gate, GateError } from '@hefu/gate'
import { decodePass, decodeRequest, SLOT_SECONDS, StandardError } from '@hefu/standard'

/** Most sign-ins that are under way at a time; beyond that the oldest is forgotten. */
const MAX_ASKED = 10_000

/**
 * Makes a city's check of mandates: a gate for each request, of the service by which organisations sign in, by the city's own register as it is at
 * every call. While the register has no such service every answer is refused, and there is nothing to ask.
 */
export const gateForMandates: MakeMandateCheck = ({ service, bundle, requestKey, clock, random }) => {
  const asked = new Map<string, { readonly gate: Gate; readonly until: number }>()

  function forget(now: number): void {
    for (const [nonce, { until }] of asked) {
      if (until > now && asked.size <= MAX_ASKED) return
      asked.delete(nonce)
    }
  }

  return {
    async makeRequest() {
      const gate = orNull(() => createGate({ bundle: bundle(), service, clock, random, requestKey }))
      if (!gate) return null
      const made = await gate.makeRequest()
      asked.set(toHex(decodeRequest(made.text).nonce), { gate, until: made.validUntil + 2 * SLOT_SECONDS })
      forget(clock())
      return made
    },
    check(pass) {
      const { gate } = asked.get(nonceOf(pass)) ?? {}
      if (!gate) return { verdict: 'refused', reason: 'nonce' }
      const current = orNull(() => {
        gate.replaceBundle(bundle())
        return gate
      })
      return current?.check(pass) ?? { verdict: 'refused', reason: 'unknown-service' }
    },
  }
}

/** Null where the register has no such service or type. */
function orNull(make: () => Gate): Gate | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof GateError) return null
    throw error
  }
}

function nonceOf(pass: string): string {
  try {
    return toHex(decodePass(pass).nonce ?? new Uint8Array())
  } catch (error) {
    if (error instanceof StandardError) return ''
    throw error
  }
}
