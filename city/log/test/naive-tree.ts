import { EMPTY_ROOT, leafHash, nodeHash } from '@hefu/log'

/** The root of a list of entries, as RFC 9162, section 2.1.1 says it, and slowly. */
export function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return EMPTY_ROOT
  const [first] = entries
  if (entries.length === 1 && first) return leafHash(first)
  const split = 2 ** (Math.ceil(Math.log2(entries.length)) - 1)
  return nodeHash(naiveRoot(entries.slice(0, split)), naiveRoot(entries.slice(split)))
}
