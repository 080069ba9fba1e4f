import { nodeHash } from './tree-hash.ts'

/** A complete subtree: `2^level` leaves from leaf `index * 2^level` on. Its hash never changes, however the tree grows. */
export interface Subtree {
  readonly level: number
  readonly index: number
}

/** Leaves from `start` until before `end`, as RFC 9162 divides a tree: a hash of one is called MTH(D[start:end]). */
export interface LeafRange {
  readonly start: number
  readonly end: number
}

/**
 * The complete subtrees that a range of the tree is made of, from left to right; their hashes give the range's by {@link foldSubtrees}.
 * At most 53 of them.
 */
export function completeSubtrees({ start, end }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = []
  let at = start
  while (at < end) {
    const level = Math.floor(Math.log2(end - at))
    subtrees.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return subtrees
}

/** The hash of a range from the hashes of its complete subtrees, left to right; at least one. */
export function foldSubtrees(hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1)
  if (!last) throw new RangeError('a range has at least one leaf')
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** The largest power of two below a size of 2 or more: where RFC 9162 divides a tree. */
export function splitPoint(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1)
}

/** Whether a number can be the size of a tree, or the index of a leaf. */
export function isTreeSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
