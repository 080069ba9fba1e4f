import type { Clock } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { SizedNote } from './head.ts'

/** How far a witness has cosigned the log. */
export interface Seen {
  /** The witness's verifier key. */
  readonly witness: string
  /** Of the checkpoint that it cosigned last. */
  readonly size: number
}

/** Keeps what readers are shown. */
export interface CheckpointStore {
  /** The newest checkpoint that enough witnesses have cosigned; null before the first. */
  published(): Promise<SizedNote | null>
  /** Publishes a checkpoint durably. A smaller one than is published already changes nothing; one of the same size replaces it. */
  publish(checkpoint: SizedNote): Promise<void>
  /** How far each witness has cosigned, as it was kept: a place to start from, since the witness itself knows best. */
  seen(): Promise<readonly Seen[]>
  keepSeen(seen: Seen): Promise<void>
}

/**
 * Published checkpoints in PostgreSQL.
 *
 * @param clock by which it is noted when a witness was seen; 0 stands for a moment that is not known
 */
export function databaseCheckpointStore(database: Kysely<Database>, clock: Clock = () => 0): CheckpointStore {
  return {
    async published() {
      const row = await database
        .selectFrom('log_head')
        .select(['published_size', 'published_note'])
        .where('published_note', 'is not', null)
        .executeTakeFirst()
      return row?.published_note ? { size: row.published_size, note: row.published_note } : null
    },

    async publish({ size, note }) {
      await database
        .updateTable('log_head')
        .set({ published_size: size, published_note: note })
        .where('published_size', '<=', size)
        .execute()
    },

    seen: () => database.selectFrom('log_cosignature').select(['witness', 'size']).execute(),

    async keepSeen({ witness, size }) {
      await database
        .insertInto('log_cosignature')
        .values({ witness, size, cosigned_at: clock() })
        .onConflict((conflict) => conflict.column('witness').doUpdateSet({ size, cosigned_at: clock() }))
        .execute()
    },
  }
}
