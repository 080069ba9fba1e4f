import { fromBase64, toBase64 } from '@hefu/bytes'
import { LogError } from './error.ts'
import { isTreeSize } from './merkle/subtree.ts'
import { HASH_BYTES } from './merkle/tree-hash.ts'

/** A log's tree at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's name. */
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly rootHash: Uint8Array
}

/** Writes the text of a checkpoint: origin, size, root hash, a line each. Extension lines are not written: no monitor could audit them. */
export function formatCheckpoint({ origin, size, rootHash }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(rootHash)}\n`
}

/**
 * Reads the text of a checkpoint. A text with extension lines is refused: this log never writes any, and a line that nobody audits would
 * be a place to hide a mark.
 *
 * @throws LogError `malformed-checkpoint`
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', end, ...rest] = text.split('\n')
  if (end !== '' || rest.length > 0 || origin === '') throw malformed('not three lines')
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !isTreeSize(Number(size))) throw malformed('the size is no number')
  return { origin, size: Number(size), rootHash: decodeRoot(root) }
}

function decodeRoot(root: string): Uint8Array {
  try {
    const hash = fromBase64(root)
    if (hash.length === HASH_BYTES) return hash
  } catch (cause) {
    throw malformed('the root hash is not base64', cause)
  }
  throw malformed('the root hash has not 32 bytes')
}

function malformed(message: string, cause?: unknown): LogError {
  return new LogError('malformed-checkpoint', message, cause === undefined ? undefined : { cause })
}
