import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts'
import { cosignedAt } from '../cosignature.ts'
import { LogError } from '../error.ts'
import { openNote } from '../signed-note.ts'
import type { VerifierKey } from '../verifier-key.ts'

/** Whose word a wallet or a gate takes for a log: the log's own key, and so many of these witnesses. Pinned, never fetched. */
export interface LogPolicy {
  readonly logKey: VerifierKey
  readonly witnesses: readonly VerifierKey[]
  /** How many of them must have cosigned. */
  readonly quorum: number
}

/** A checkpoint that a policy is content with. */
export interface WitnessedCheckpoint extends Checkpoint {
  /** Unix seconds: as many witnesses as the policy asks for saw this tree then or later. */
  readonly attestedAt: number
}

/** Longest checkpoint with its signatures, in bytes. */
const MAX_CHECKPOINT_BYTES = 20_000

/**
 * Reads a signed checkpoint that the policy is content with.
 *
 * @throws LogError as `openNote` and `parseCheckpoint`; `wrong-origin` for another log's; `too-few-cosignatures`, also for a policy that
 * asks for none: without a witness nobody says when
 * @example
 * const { size, rootHash } = await openCheckpoint(note, { logKey, witnesses: [first, second], quorum: 2 })
 */
export async function openCheckpoint(note: string, policy: LogPolicy): Promise<WitnessedCheckpoint> {
  const { logKey, witnesses, quorum } = policy
  const { text, signers, lines } = await openNote(note, [logKey, ...witnesses], MAX_CHECKPOINT_BYTES)
  const checkpoint = parseCheckpoint(text)
  if (checkpoint.origin !== logKey.name) throw new LogError('wrong-origin', 'a checkpoint of another log')
  if (!signers.includes(logKey)) throw new LogError('unknown-signer', 'the log itself has not signed')
  const times = signers.flatMap((signer, i) => (signer === logKey ? [] : [cosignedAt(lines[i] ?? '')]))
  const attestedAt = times.sort((a, b) => b - a)[quorum - 1]
  if (attestedAt === undefined) {
    throw new LogError('too-few-cosignatures', `${times.length} of the ${quorum} witnesses needed have cosigned`)
  }
  return { ...checkpoint, attestedAt }
}
