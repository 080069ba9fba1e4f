import { equalBytes } from '@hefu/bytes'
import type { Checkpoint } from '@hefu/log'

/** How far a log has come: its size and the root of its tree. */
export type Head = Pick<Checkpoint, 'size' | 'rootHash'>

/** A checkpoint as a signed note, with its size beside it. */
export interface SizedNote {
  readonly size: number
  readonly note: string
}

/** Whether two heads are the same tree. */
export function sameHead(a: Head, b: Head): boolean {
  return a.size === b.size && equalBytes(a.rootHash, b.rootHash)
}
