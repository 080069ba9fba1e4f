import { concatBytes } from '@hefu/bytes'
import { LogError } from '../error.ts'
import { TILE_WIDTH } from './tile-path.ts'

/** Longest entry of a log, in bytes: its length is written in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535

/** Writes entries one after another, each after its length as a big-endian 16-bit number (C2SP tlog-tiles, "Log entries"). */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES) throw new LogError('too-large', `an entry over ${MAX_ENTRY_BYTES} bytes`)
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]
    }),
  )
}

/**
 * Reads a bundle of exactly `width` entries.
 *
 * @throws LogError `malformed-bundle`
 */
export function decodeEntryBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  if (width < 1 || width > TILE_WIDTH) throw new LogError('malformed-bundle', 'a bundle has 1 to 256 entries')
  const entries: Uint8Array[] = []
  let at = 0
  while (entries.length < width) {
    const end = at + 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0)
    if (at + 2 > bytes.length || end > bytes.length) throw new LogError('malformed-bundle', 'the bundle ends early')
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  if (at !== bytes.length) throw new LogError('malformed-bundle', 'the bundle goes on after its last entry')
  return entries
}
