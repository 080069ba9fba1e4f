import { equalBytes } from '@hefu/bytes'
import { isTreeSize } from './subtree.ts'
import { HASH_BYTES, nodeHash } from './tree-hash.ts'

/** A claim that a leaf stands in a tree. */
export interface InclusionClaim {
  readonly leafHash: Uint8Array
  /** From 0. */
  readonly index: number
  readonly size: number
  /** 32 bytes each. */
  readonly proof: readonly Uint8Array[]
  readonly rootHash: Uint8Array
}

/** Whether a leaf is at this place in the tree of this root (RFC 9162, section 2.1.3.2). Never throws. */
export function verifyInclusion({ leafHash, index, size, proof, rootHash }: InclusionClaim): boolean {
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size) return false
  if (![leafHash, ...proof].every(({ length }) => length === HASH_BYTES)) return false
  let fn = index
  let sn = size - 1
  let hash = leafHash
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2
        sn = Math.floor(sn / 2)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && equalBytes(hash, rootHash)
}
