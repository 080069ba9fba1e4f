import { equalBytes } from '@hefu/bytes'
import {
  appendLeaf,
  EMPTY_FRONTIER,
  inclusionRanges,
  leafHash,
  parseCheckpoint,
  rootOf,
  verifyInclusion,
} from '@hefu/log'
import type { LoggedAct } from '@hefu/standard'
import { encodeAct, type ProvenRegister, verifyAct } from '@hefu/standard'

/** What was found when one act was checked again by itself. */
export interface ActCheck {
  /** The hash of its bytes is at its place in the tree that the witnesses signed. */
  readonly inTree: boolean
  /** Both officers signed exactly what is shown. */
  readonly signed: boolean
  readonly leaf: Uint8Array
  /** Hashes from the leaf up to the root. */
  readonly path: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Checks one act against the checkpoint: its leaf by an inclusion proof (RFC 9162, section 2.1.3), and both signatures. */
export async function checkAct(register: ProvenRegister, { index, act, before }: LoggedAct): Promise<ActCheck> {
  const leaves = register.entries.map(leafHash)
  // From the act as it is shown, so that what is checked is what is read.
  const leaf = leafHash(encodeAct(act))
  const { size, rootHash } = parseCheckpoint(noteText(register.checkpoint))
  const path = inclusionRanges(index, size).map(({ start, end }) => hashOf(leaves.slice(start, end)))
  const proven = verifyInclusion({ leafHash: leaf, index, size, proof: path, rootHash })
  const signed = await verifyAct(register.origin, before, act)
  return { inTree: proven && equalBytes(rootHash, rootOf(register.frontier)), signed, leaf, path, root: rootHash }
}

function hashOf(leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(leaves.reduce((frontier, leaf) => appendLeaf(frontier, leaf).frontier, EMPTY_FRONTIER))
}

/** The text of a signed note, up to its signatures (C2SP signed-note). */
function noteText(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1)
}
