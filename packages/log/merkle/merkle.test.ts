import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendLeaf, EMPTY_FRONTIER, frontierSubtrees, rootOf } from './frontier.ts'
import { consistencyRanges, inclusionRanges } from './proof-ranges.ts'
import { completeSubtrees, foldSubtrees, type LeafRange, splitPoint } from './subtree.ts'
import { EMPTY_ROOT, leafHash, nodeHash } from './tree-hash.ts'
import { verifyConsistency } from './verify-consistency.ts'
import { verifyInclusion } from './verify-inclusion.ts'

const MOST = 2000
const leaves = Array.from({ length: MOST }, (_, i) => leafHash(new TextEncoder().encode(`entry ${i}`)))

/** RFC 9162, section 2.1.1, to the letter. */
function naiveRoot(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return EMPTY_ROOT
  if (hashes.length === 1) return hashes[0] as Uint8Array
  const split = splitPoint(hashes.length)
  return nodeHash(naiveRoot(hashes.slice(0, split)), naiveRoot(hashes.slice(split)))
}

function naiveHashes(ranges: readonly LeafRange[]): Uint8Array[] {
  return ranges.map(({ start, end }) => naiveRoot(leaves.slice(start, end)))
}

const size = fc.integer({ min: 1, max: MOST })
const sizeAndIndex = size.chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n - 1 })))
const twoSizes = size.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

describe('the tree', () => {
  test('of no leaf, one, two and three has the root that the RFC says', () => {
    const [a, b, c] = leaves as [Uint8Array, Uint8Array, Uint8Array]
    const roots = [EMPTY_ROOT, a, nodeHash(a, b), nodeHash(nodeHash(a, b), c)]
    expect(roots.map((_, n) => naiveRoot(leaves.slice(0, n)))).toEqual(roots)
  })

  test('grown leaf by leaf has the root of the tree made at once, at every size', () => {
    let frontier = EMPTY_FRONTIER
    const known = new Map<string, Uint8Array>()
    for (const [index, leaf] of leaves.entries()) {
      const grown = appendLeaf(frontier, leaf)
      frontier = grown.frontier
      for (const { level, index: at, hash } of grown.completed) known.set(`${level} ${at}`, hash)
      if (index % 37 === 0 || index === MOST - 1)
        expect(rootOf(frontier)).toEqual(naiveRoot(leaves.slice(0, index + 1)))
      expect(frontier.hashes).toEqual(frontierSubtrees(index + 1).map((at) => known.get(`${at.level} ${at.index}`)))
    }
    expect(known.size).toBe(2 * MOST - frontier.hashes.length)
  })

  test('is divided into complete subtrees that give every range its hash', () => {
    fc.assert(
      fc.property(sizeAndIndex, ([n, index]) => {
        for (const range of [...inclusionRanges(index, n), { start: 0, end: n }]) {
          const subtrees = completeSubtrees(range)
          expect(subtrees.every(({ index: at }) => Number.isInteger(at))).toBe(true)
          const hashes = subtrees.map(({ level, index: at }) =>
            naiveRoot(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level)),
          )
          expect(foldSubtrees(hashes)).toEqual(naiveRoot(leaves.slice(range.start, range.end)))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('proofs', () => {
  test('of inclusion hold for their leaf at their place, and for no other', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat(), ([n, index], other) => {
        const proof = naiveHashes(inclusionRanges(index, n))
        const claim = {
          leafHash: leaves[index] as Uint8Array,
          index,
          size: n,
          proof,
          rootHash: naiveRoot(leaves.slice(0, n)),
        }
        expect(verifyInclusion(claim)).toBe(true)
        const elsewhere = other % n
        expect(verifyInclusion({ ...claim, index: elsewhere })).toBe(elsewhere === index)
        expect(verifyInclusion({ ...claim, proof: [...proof, claim.rootHash] })).toBe(false)
        expect(proof.length > 0 && verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  test('of consistency hold between the trees that they are for, and no others', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(255), ([oldSize, n], bit) => {
        const proof = naiveHashes(consistencyRanges(oldSize, n))
        const claim = {
          oldSize,
          oldRootHash: naiveRoot(leaves.slice(0, oldSize)),
          size: n,
          rootHash: naiveRoot(leaves.slice(0, n)),
          proof,
        }
        expect(verifyConsistency(claim)).toBe(true)
        const altered = claim.oldRootHash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
        expect(verifyConsistency({ ...claim, oldRootHash: altered })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...proof, EMPTY_ROOT] })).toBe(false)
        expect(proof.length > 0 && verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  test('from the empty tree there is nothing to prove, and an old root that is not its own is refused', () => {
    const rootHash = naiveRoot(leaves.slice(0, 5))
    const claim = { oldSize: 0, oldRootHash: EMPTY_ROOT, size: 5, rootHash, proof: [] }
    expect(verifyConsistency(claim)).toBe(true)
    expect(verifyConsistency({ ...claim, oldRootHash: rootHash })).toBe(false)
    expect(verifyConsistency({ ...claim, proof: [rootHash] })).toBe(false)
    expect(verifyConsistency({ ...claim, size: 0 })).toBe(false)
    expect(verifyConsistency({ ...claim, size: 0, rootHash: EMPTY_ROOT })).toBe(true)
  })

  test.each([
    [-1, 5],
    [5, 5],
    [1.5, 5],
    [0, 0],
    [Number.NaN, 5],
    [0, 2 ** 60],
  ])('a leaf %d in a tree of %d is no claim', (index, n) => {
    const rootHash = leaves[0] as Uint8Array
    expect(verifyInclusion({ leafHash: rootHash, index, size: n, proof: [], rootHash })).toBe(false)
  })
})
