import type { Subtree } from '../merkle/subtree.ts'
import { HASH_BYTES, nodeHash } from '../merkle/tree-hash.ts'
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tileWidth } from './tile-path.ts'

/** The tile in which a complete subtree's hash is, or can be computed from, in a tree of this size. */
export function tileOf({ level, index }: Subtree, size: number): Tile {
  const tileLevel = Math.floor(level / TILE_HEIGHT)
  const tileIndex = Math.floor((index * 2 ** (level % TILE_HEIGHT)) / TILE_WIDTH)
  return { level: tileLevel, index: tileIndex, width: tileWidth(tileLevel, tileIndex, size) }
}

/**
 * The hash of a complete subtree from its tile's bytes, 32 for each hash.
 *
 * @throws RangeError when the tile is too short to hold it
 */
export function hashInTile(tile: Uint8Array, { level, index }: Subtree): Uint8Array {
  const span = 2 ** (level % TILE_HEIGHT)
  const start = (index * span) % TILE_WIDTH
  const hashes = Array.from({ length: span }, (_, i) => {
    const at = (start + i) * HASH_BYTES
    if (at + HASH_BYTES > tile.length) throw new RangeError('the tile does not reach that far')
    return tile.slice(at, at + HASH_BYTES)
  })
  return completeHash(hashes)
}

/** The hash of a power of two of neighbours. */
function completeHash(hashes: readonly Uint8Array[]): Uint8Array {
  let level = hashes
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, i) => nodeHash(at(level, 2 * i), at(level, 2 * i + 1)))
  }
  return at(level, 0)
}

function at(hashes: readonly Uint8Array[], index: number): Uint8Array {
  const hash = hashes[index]
  if (!hash) throw new RangeError('no hash there')
  return hash
}
