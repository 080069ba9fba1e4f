import { concatBytes } from '@hefu/bytes'
import { encodeEntryBundle, TILE_WIDTH, type Tile, tileWidth } from '@hefu/log'
import type { Clock } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { databaseCheckpointStore } from './checkpoint-store.ts'
import type { SizedNote } from './head.ts'
import { type ProofReader, readProofs } from './proof-reader.ts'
import { publishedCheckpoint } from './published.ts'
import { databaseTreeStore } from './tree-store.ts'

/**
 * Reads a log, in any process. An entry is **visible** when the published checkpoint has it: the newest one that the log has signed and enough
 * witnesses have cosigned. What is appended and not visible yet is served to nobody.
 */
export interface LogReader {
  /**
   * The published checkpoint, at most a second old; null before the first.
   *
   * @param reaching a size that the caller knows to be published: a smaller one is not answered
   */
  published(reaching?: number): Promise<SizedNote | null>
  /** The bytes of a tile of hashes or a bundle of entries; null when the published tree does not have it. */
  tile(tile: Tile): Promise<Uint8Array | null>
  /** Proofs in the tree of a size, published or not. */
  proofs(size: number): ProofReader
}

/** Reads the log in a database. */
export function databaseLogReader(database: Kysely<Database>, clock: Clock): LogReader {
  const tree = databaseTreeStore(database)
  const published = publishedCheckpoint(databaseCheckpointStore(database), clock)
  return {
    published,

    async tile({ level, index, width }) {
      const reaching = (index * TILE_WIDTH + width) * (level === 'entries' ? 1 : TILE_WIDTH ** level)
      if (!Number.isSafeInteger(reaching)) return null
      const checkpoint = await published(reaching)
      if (tileWidth(level, index, checkpoint?.size ?? 0) < width) return null
      const range = { start: index * TILE_WIDTH, end: index * TILE_WIDTH + width }
      return level === 'entries'
        ? encodeEntryBundle(await tree.entries(range))
        : concatBytes(...(await tree.hashes(level, range)))
    },

    proofs: (size) => readProofs(tree, size),
  }
}
