import { concatBytes } from '@hefu/bytes'
import { type HashedSubtree, TILE_HEIGHT, TILE_WIDTH, type Tile } from '@hefu/log'

/** Collects the hashes that a log's tiles are made of as its tree grows. */
export interface TileBuilder {
  /** Takes the subtrees that a new leaf has completed. */
  add(completed: readonly HashedSubtree[]): void
  /** What a tile of hashes must be; shorter where the tree does not reach that far. */
  bytes(tile: Tile): Uint8Array
}

/** Tiles hold complete subtrees of every eighth level (C2SP tlog-tiles). */
export function tileBuilder(): TileBuilder {
  const levels: Uint8Array[][] = []
  return {
    add(completed) {
      for (const { level, hash } of completed) {
        if (level % TILE_HEIGHT !== 0) continue
        const tileLevel = level / TILE_HEIGHT
        const hashes = levels[tileLevel] ?? []
        hashes.push(hash)
        levels[tileLevel] = hashes
      }
    },
    bytes({ level, index, width }) {
      const hashes = levels[Number(level)] ?? []
      return concatBytes(...hashes.slice(index * TILE_WIDTH, index * TILE_WIDTH + width))
    },
  }
}
