import type { RandomSource } from '@hefu/bbs'
import { concatBytes } from '@hefu/bytes'
import { sha256 } from '@noble/hashes/sha2.js'

/** Bytes that a seed determines: SHA-256 of seed and counter, block after block. For tests and vectors, never for keys in use. */
export function seededRandom(seed: string): RandomSource {
  const prefix = new TextEncoder().encode(`${seed}\n`)
  let counter = 0
  let rest: Uint8Array = new Uint8Array()
  return (length) => {
    while (rest.length < length) {
      const block = new Uint8Array(8)
      new DataView(block.buffer).setBigUint64(0, BigInt(counter++))
      rest = concatBytes(rest, sha256(concatBytes(prefix, block)))
    }
    const bytes = rest.slice(0, length)
    rest = rest.slice(length)
    return bytes
  }
}
