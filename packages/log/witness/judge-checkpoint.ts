import { equalBytes } from '@hefu/bytes'
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts'
import { LogError } from '../error.ts'
import { EMPTY_ROOT } from '../merkle/tree-hash.ts'
import { verifyConsistency } from '../merkle/verify-consistency.ts'
import { type OpenedNote, openNote } from '../signed-note.ts'
import type { VerifierKey } from '../verifier-key.ts'
import { type AddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts'

/** The tree that a witness cosigned last for a log. */
export type CosignedTree = Pick<Checkpoint, 'size' | 'rootHash'>

/** What a witness knows when it is asked. */
export interface WitnessView {
  /** The keys that may sign for a log, by its origin; none for a log that this witness does not know. */
  readonly keysOf: (origin: string) => readonly VerifierKey[]
  /** The tree last cosigned; null before the first. */
  readonly last: (origin: string) => CosignedTree | null | Promise<CosignedTree | null>
}

/** What a witness makes of a request: an HTTP status of C2SP tlog-witness, and with 200 what it is to remember and cosign. */
export type WitnessJudgement =
  | {
      readonly status: 200
      readonly checkpoint: Checkpoint
      readonly text: string
      /** The signature lines of the log's known keys, each with its newline. */
      readonly lines: readonly string[]
    }
  | { readonly status: 409; readonly lastSize: number }
  | { readonly status: 400 | 403 | 404 | 422; readonly reason: string }

const NONE: CosignedTree = { size: 0, rootHash: EMPTY_ROOT }

/**
 * Judges a request by the rules of C2SP tlog-witness. With 200 the caller replaces the tree that `last` answered by the new one, in one step
 * with having compared it, and durably, before the cosignature leaves.
 */
export async function judgeCheckpoint(body: string, view: WitnessView): Promise<WitnessJudgement> {
  const request = read(body)
  if (!request) return { status: 400, reason: 'the request cannot be read' }
  const { oldSize, proof, note, checkpoint } = request
  const keys = view.keysOf(checkpoint.origin)
  if (keys.length === 0) return { status: 404, reason: 'this witness does not know that log' }
  const signed = await openSigned(note, keys)
  if (signed === null) return { status: 403, reason: 'no known key of the log has signed' }
  if (oldSize > checkpoint.size) return { status: 400, reason: 'the old size is over the checkpoint’s' }
  const last = (await view.last(checkpoint.origin)) ?? NONE
  if (oldSize !== last.size) return { status: 409, lastSize: last.size }
  if (checkpoint.size === 0 && !equalBytes(checkpoint.rootHash, EMPTY_ROOT)) {
    return { status: 422, reason: 'an empty tree has one root only' }
  }
  const { size, rootHash } = checkpoint
  if (!verifyConsistency({ oldSize, oldRootHash: last.rootHash, size, rootHash, proof })) {
    return { status: 422, reason: 'the proof does not show that the log has only grown' }
  }
  return { status: 200, checkpoint, text: signed.text, lines: signed.lines }
}

function read(body: string): (AddCheckpoint & { readonly checkpoint: Checkpoint }) | null {
  try {
    const request = parseAddCheckpoint(body)
    const end = request.note.lastIndexOf('\n\n')
    return { ...request, checkpoint: parseCheckpoint(request.note.slice(0, end + 1)) }
  } catch (error) {
    if (error instanceof LogError) return null
    throw error
  }
}

async function openSigned(note: string, keys: readonly VerifierKey[]): Promise<OpenedNote | null> {
  try {
    return await openNote(note, keys)
  } catch (error) {
    if (error instanceof LogError) return null
    throw error
  }
}
