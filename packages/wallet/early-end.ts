import { type ActBody, type CredentialTypeId, decodeAct, type EarlyEndReason } from '@hefu/standard'

/** What a city says when it no longer refreshes a credential: one act of its log, and what that act says. */
export interface EarlyEndClaim {
  readonly type: CredentialTypeId
  readonly reason: EarlyEndReason
  /** Index of the act in the log. */
  readonly act: number
  /** Unix seconds. */
  readonly decidedAt: number
}

/**
 * What the log says to a claim. `unknown`: the log that this holder has proven does not go as far. `another-act`: what stands there is
 * no early end of that type, reason and time. `taken-back`: every end of that type and reason has been lifted, so none stands.
 */
export type EarlyEndStanding = 'proven' | 'unknown' | 'another-act' | 'taken-back'

type Ending = Pick<EarlyEndClaim, 'type' | 'reason'>

/**
 * Holds a claim to the log, offline. The act says what ended and why and never whose, so this proves that two officers decided an
 * end like the one claimed; that it is this holder's is the city's word.
 *
 * @param entries every act of a proven register, from the first
 * @example const standing = checkEarlyEnd(decodeRegisterBundle(trusted.bytes).entries, claim)
 */
export function checkEarlyEnd(entries: readonly Uint8Array[], claim: EarlyEndClaim): EarlyEndStanding {
  const entry = entries[claim.act]
  if (!entry) return 'unknown'
  const { body, decidedAt } = decodeAct(entry)
  if (!isAbout(body, 'early-end', claim) || decidedAt !== claim.decidedAt) return 'another-act'
  const bodies = entries.map((each) => decodeAct(each).body)
  const count = (kind: ActBody['kind']): number => bodies.filter((each) => isAbout(each, kind, claim)).length
  return count('early-end') > count('early-end-lifted') ? 'proven' : 'taken-back'
}

/**
 * Whether an end of this type and reason was taken back from an act on: it may be this holder's, so it is worth asking once more.
 *
 * @param from index of the first act to look at
 */
export function liftedSince(entries: readonly Uint8Array[], from: number, ending: Ending): boolean {
  return entries.slice(from).some((entry) => isAbout(decodeAct(entry).body, 'early-end-lifted', ending))
}

function isAbout(body: ActBody, kind: ActBody['kind'], { type, reason }: Ending): boolean {
  const same = body.kind === 'early-end' || body.kind === 'early-end-lifted'
  return same && body.kind === kind && body.type === type && body.reason === reason
}
