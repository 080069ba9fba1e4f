import type { SignedAct } from './act.ts'
import { decodeAct } from './act-format.ts'
import { applyAct } from './apply-act.ts'
import { EMPTY_REGISTER, type RegisterState } from './register-state.ts'

/** An act where it stands in the log. */
export interface LoggedAct {
  /** Its place, from 0. */
  readonly index: number
  readonly act: SignedAct
  /** Unix seconds. */
  readonly effectiveFrom: number
  /** The register as it was before it: who the officers were, and what it changed. */
  readonly before: RegisterState
}

/**
 * The acts of a register in turn, each with what it was decided upon.
 *
 * @param entries of the log, from its first on, as `proveRegister` has proven them
 * @throws StandardError `malformed`; Error for an act that the rules refuse, which the proof has refused already
 */
export function readActs({ entries }: { readonly entries: readonly Uint8Array[] }): readonly LoggedAct[] {
  const acts: LoggedAct[] = []
  let before = EMPTY_REGISTER
  for (const [index, entry] of entries.entries()) {
    const act = decodeAct(entry)
    const applied = applyAct(before, act)
    if (applied.outcome === 'refused') throw new Error(`act ${index}: ${applied.reason}`)
    acts.push({ index, act, effectiveFrom: applied.effectiveFrom, before })
    before = applied.state
  }
  return acts
}
