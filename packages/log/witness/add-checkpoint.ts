import { fromBase64, toBase64 } from '@hefu/bytes'
import { LogError } from '../error.ts'
import { HASH_BYTES } from '../merkle/tree-hash.ts'

/** What a log asks of a witness (C2SP tlog-witness, "add-checkpoint"). */
export interface AddCheckpoint {
  /** Size of the tree that the witness cosigned last; 0 for none. */
  readonly oldSize: number
  /** From that tree to the checkpoint's. */
  readonly proof: readonly Uint8Array[]
  /** The signed checkpoint, as a note. */
  readonly note: string
}

const MAX_PROOF_LINES = 63

/** Writes the body of a request. */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`
}

/**
 * Reads the body of a request; nothing in it is checked against anything yet.
 *
 * @throws LogError `malformed-request`
 */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n')
  const [first = '', ...lines] = end < 0 ? [] : body.slice(0, end).split('\n')
  const [, size] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? []
  if (size === undefined || !Number.isSafeInteger(Number(size))) throw malformed('the first line names no old size')
  if (lines.length > MAX_PROOF_LINES) throw malformed(`a proof has at most ${MAX_PROOF_LINES} lines`)
  return { oldSize: Number(size), proof: lines.map(decodeHash), note: body.slice(end + 2) }
}

function decodeHash(line: string): Uint8Array {
  try {
    const hash = fromBase64(line)
    if (hash.length === HASH_BYTES) return hash
  } catch (cause) {
    throw malformed('a line of the proof is not base64', cause)
  }
  throw malformed('a line of the proof has not 32 bytes')
}

function malformed(message: string, cause?: unknown): LogError {
  return new LogError('malformed-request', message, cause === undefined ? undefined : { cause })
}
