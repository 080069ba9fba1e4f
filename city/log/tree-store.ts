import type { LeafRange } from '@hefu/log'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'

/** Reads what the log has appended. What was once read is the same for ever. */
export interface TreeStore {
  /** Hashes of the tiles of a level: of level 0 leaf hashes. Fewer than asked for where the log does not reach that far. */
  hashes(level: number, range: LeafRange): Promise<readonly Uint8Array[]>
  /** Entries, fewer than asked for where the log does not reach that far. */
  entries(range: LeafRange): Promise<readonly Uint8Array[]>
}

/** The log's tree in PostgreSQL. */
export function databaseTreeStore(database: Kysely<Database>): TreeStore {
  return {
    async hashes(level, { start, end }) {
      if (level === 0) {
        const rows = await database
          .selectFrom('log_entry')
          .select('leaf_hash')
          .where('index', '>=', start)
          .where('index', '<', end)
          .orderBy('index')
          .execute()
        return rows.map(({ leaf_hash }) => new Uint8Array(leaf_hash))
      }
      const rows = await database
        .selectFrom('log_subtree')
        .select('hash')
        .where('level', '=', level)
        .where('index', '>=', start)
        .where('index', '<', end)
        .orderBy('index')
        .execute()
      return rows.map(({ hash }) => new Uint8Array(hash))
    },

    async entries({ start, end }) {
      const rows = await database
        .selectFrom('log_entry')
        .select('entry')
        .where('index', '>=', start)
        .where('index', '<', end)
        .orderBy('index')
        .execute()
      return rows.map(({ entry }) => new Uint8Array(entry))
    },
  }
}
