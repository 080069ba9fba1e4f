import { concatBytes } from '@hefu/bytes'
import { sha256 } from '@noble/hashes/sha2.js'

/** Bytes of a hash in the tree. */
export const HASH_BYTES = 32

/** The root of the tree without a leaf: SHA-256 of nothing (RFC 9162, section 2.1.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array())

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The hash of an entry: SHA-256(0x00 || entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF, entry))
}

/** The hash of two subtrees: SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(NODE, left, right))
}
