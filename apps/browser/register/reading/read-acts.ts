import {
  applyAct,
  decodeAct,
  EMPTY_REGISTER,
  type ProvenRegister,
  type RegisterState,
  type SignedAct,
} from '@hefu/standard'

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

/** The acts of a proven register in turn, each with what it was decided upon. */
export function readActs({ entries }: Pick<ProvenRegister, 'entries'>): readonly LoggedAct[] {
  const acts: LoggedAct[] = []
  let before = EMPTY_REGISTER
  for (const [index, entry] of entries.entries()) {
    const act = decodeAct(entry)
    const applied = applyAct(before, act)
    // The proof has refused such a register already.
    if (applied.outcome === 'refused') throw new Error(`act ${index}: ${applied.reason}`)
    acts.push({ index, act, effectiveFrom: applied.effectiveFrom, before })
    before = applied.state
  }
  return acts
}
