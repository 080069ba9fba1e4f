import type { SizedNote } from '../head.ts'

/** A checkpoint that every witness is asked to cosign, and how far that has come. Witnesses are named by their verifier keys. */
export interface Round {
  readonly checkpoint: SizedNote
  /** Signature lines. */
  readonly lines: Map<string, string>
  /** Those who were asked and did not cosign. */
  readonly failed: Set<string>
}

/** Begins a round. */
export function beginRound(checkpoint: SizedNote): Round {
  return { checkpoint, lines: new Map(), failed: new Set() }
}

/** Whether the round has come to its end: enough have cosigned, or nobody is left who may still. */
export function isOver({ lines, failed }: Round, witnesses: readonly string[], quorum: number): boolean {
  return lines.size >= quorum || witnesses.every((witness) => lines.has(witness) || failed.has(witness))
}

/** The checkpoint with its cosignatures, in the order of the witnesses; null while they are too few. */
export function cosigned({ checkpoint, lines }: Round, witnesses: readonly string[], quorum: number): SizedNote | null {
  const present = witnesses.flatMap((witness) => lines.get(witness) ?? [])
  return present.length < quorum ? null : { size: checkpoint.size, note: checkpoint.note + present.join('') }
}
