import { completeSubtrees, foldSubtrees, type Subtree } from './subtree.ts'
import { EMPTY_ROOT, nodeHash } from './tree-hash.ts'

/** The right edge of a tree: all that is needed to append to it and to know its root. */
export interface Frontier {
  readonly size: number
  /** Hashes of the complete subtrees of the whole tree, left to right, largest first. */
  readonly hashes: readonly Uint8Array[]
}

/** A complete subtree with its hash. */
export interface HashedSubtree extends Subtree {
  readonly hash: Uint8Array
}

/** The edge of the tree without a leaf. */
export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] }

/**
 * Appends a leaf.
 *
 * @returns the new edge, and every subtree that the leaf completed, itself first
 */
export function appendLeaf(
  { size, hashes }: Frontier,
  leaf: Uint8Array,
): { readonly frontier: Frontier; readonly completed: readonly HashedSubtree[] } {
  const completed: HashedSubtree[] = [{ level: 0, index: size, hash: leaf }]
  const edge = [...hashes]
  let node = { level: 0, index: size, hash: leaf }
  while (node.index % 2 === 1) {
    const left = edge.pop()
    if (!left) throw new RangeError('the edge does not fit its size')
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) }
    completed.push(node)
  }
  return { frontier: { size: size + 1, hashes: [...edge, node.hash] }, completed }
}

/** The root of the tree with this edge. */
export function rootOf({ hashes }: Frontier): Uint8Array {
  return hashes.length === 0 ? EMPTY_ROOT : foldSubtrees(hashes)
}

/** The subtrees at the edge of a tree of this size, in the order of {@link Frontier.hashes}. */
export function frontierSubtrees(size: number): Subtree[] {
  return completeSubtrees({ start: 0, end: size })
}
