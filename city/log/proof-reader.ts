import { concatBytes } from '@hefu/bytes'
import {
  completeSubtrees,
  consistencyRanges,
  EMPTY_ROOT,
  type Frontier,
  foldSubtrees,
  frontierSubtrees,
  hashInTile,
  inclusionRanges,
  type LeafRange,
  type Subtree,
  TILE_WIDTH,
  tileOf,
} from '@hefu/log'
import type { TreeStore } from './tree-store.ts'

/** Proofs in the tree of one size. It keeps what it has read: made for one task, not for the life of a process. */
export interface ProofReader {
  /** That the leaf at `index` is in this tree, for `verifyInclusion`. @throws RangeError unless 0 <= index < size */
  inclusion(index: number): Promise<readonly Uint8Array[]>
  /** That the tree of `oldSize` is a beginning of this one, for `verifyConsistency`. @throws RangeError unless 0 <= oldSize <= size */
  consistency(oldSize: number): Promise<readonly Uint8Array[]>
  rootHash(): Promise<Uint8Array>
  /** The right edge, from which the tree can go on. */
  frontier(): Promise<Frontier>
}

/**
 * Reads proofs from stored tiles; each tile is read once.
 *
 * @param size of a tree that is in the store: at most that of the head
 * @example
 * const proof = await readProofs(tree, 4711).inclusion(41)
 */
export function readProofs(tree: TreeStore, size: number): ProofReader {
  const tiles = new Map<string, Promise<Uint8Array>>()
  const hashes = new Map<string, Promise<Uint8Array>>()

  function hashOf(subtree: Subtree): Promise<Uint8Array> {
    return remembered(hashes, `${subtree.level} ${subtree.index}`, async () => {
      const { level, index, width } = tileOf(subtree, size)
      const start = index * TILE_WIDTH
      const tile = await remembered(tiles, `${level} ${index}`, async () =>
        concatBytes(...(await tree.hashes(Number(level), { start, end: start + width }))),
      )
      return hashInTile(tile, subtree)
    })
  }

  const hashesOf = (subtrees: readonly Subtree[]): Promise<Uint8Array[]> => Promise.all(subtrees.map(hashOf))
  const rangeHash = async (range: LeafRange): Promise<Uint8Array> =>
    foldSubtrees(await hashesOf(completeSubtrees(range)))

  return {
    inclusion: async (index) => Promise.all(inclusionRanges(index, size).map(rangeHash)),
    consistency: async (oldSize) => Promise.all(consistencyRanges(oldSize, size).map(rangeHash)),
    rootHash: async () => (size === 0 ? EMPTY_ROOT : rangeHash({ start: 0, end: size })),
    frontier: async () => ({ size, hashes: await hashesOf(frontierSubtrees(size)) }),
  }
}

function remembered<Value>(
  values: Map<string, Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = values.get(key)
  if (known) return known
  const value = read()
  values.set(key, value)
  return value
}
