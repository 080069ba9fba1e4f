import { equalBytes } from '@hefu/bytes'
import { isTreeSize } from './subtree.ts'
import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './tree-hash.ts'

/** A claim that one tree is a beginning of another. */
export interface ConsistencyClaim {
  readonly oldSize: number
  readonly oldRootHash: Uint8Array
  readonly size: number
  readonly rootHash: Uint8Array
  /** 32 bytes each. */
  readonly proof: readonly Uint8Array[]
}

/**
 * Whether the old tree is a beginning of the new one (RFC 9162, section 2.1.4.2). Beside what the RFC covers: from an empty tree and to
 * the same tree only the empty proof holds, and the roots must be what they then have to be. Never throws.
 */
export function verifyConsistency({ oldSize, oldRootHash, size, rootHash, proof }: ConsistencyClaim): boolean {
  if (!isTreeSize(oldSize) || !isTreeSize(size) || oldSize > size) return false
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRootHash, EMPTY_ROOT) && fitsEmpty(size, rootHash)
  if (oldSize === size) return proof.length === 0 && equalBytes(oldRootHash, rootHash)
  if (!proof.every(({ length }) => length === HASH_BYTES)) return false
  // A complete old tree is its own first node, which the proof then leaves out.
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRootHash, ...proof] : proof
  if (!first || rest.length === 0) return false
  let fn = oldSize - 1
  let sn = size - 1
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  let oldHash = first
  let hash = first
  for (const sibling of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      oldHash = nodeHash(sibling, oldHash)
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
  return sn === 0 && equalBytes(oldHash, oldRootHash) && equalBytes(hash, rootHash)
}

function fitsEmpty(size: number, rootHash: Uint8Array): boolean {
  return size > 0 || equalBytes(rootHash, EMPTY_ROOT)
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size)) && 2 ** Math.log2(size) === size
}
