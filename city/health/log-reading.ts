import { formatVerifierKey, type LogPolicy, openCheckpoint } from '@hefu/log'
import { decodeAct } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { WitnessOutcome } from '../log/log-metrics.ts'
import type { TreeStore } from '../log/tree-store.ts'

/** How far the log and its witnesses have come. Times are Unix seconds. */
export interface LogReading {
  /** Acts that are durable. */
  readonly size: number
  /** Acts that readers see. */
  readonly published: number
  /** Enough witnesses saw what is published then or later; null before the first. */
  readonly publishedAt: number | null
  /** When the oldest act was decided that readers do not see yet; null where they see all. */
  readonly unseenSince: number | null
  /** How many of the witnesses have to cosign. */
  readonly quorum: number
  readonly witnesses: readonly WitnessReading[]
}

/** How far a witness has come. */
export interface WitnessReading {
  readonly name: string
  /** Of the checkpoint that it cosigned last; null before the first. */
  readonly size: number | null
  readonly lastSeenAt: number | null
  /** How it answered this process last; null where this process asks nobody. */
  readonly outcome: WitnessOutcome | null
}

/** Reads it from the database, so that every process of the city says the same. */
export function databaseLogReading(options: {
  readonly database: Kysely<Database>
  readonly policy: LogPolicy
  readonly entries: TreeStore['entries']
  readonly outcomes: () => Readonly<Record<string, WitnessOutcome | null>>
}): () => Promise<LogReading> {
  const { database, policy, entries, outcomes } = options

  async function unseenSince(published: number, publishedAt: number | null): Promise<number | null> {
    const [first] = await entries({ start: published, end: published + 1 })
    if (!first) return null
    // Until they saw what is published, witnesses were shown the log as it was.
    return Math.max(decodeAct(first).decidedAt, publishedAt ?? 0)
  }

  return async () => {
    const head = await database
      .selectFrom('log_head')
      .select(['size', 'published_size', 'published_note'])
      .executeTakeFirst()
    const seen = await database.selectFrom('log_cosignature').selectAll().execute()
    const published = head?.published_size ?? 0
    const note = head?.published_note
    const publishedAt = note ? (await openCheckpoint(note, policy)).attestedAt : null
    return {
      size: head?.size ?? 0,
      published,
      publishedAt,
      unseenSince: await unseenSince(published, publishedAt),
      quorum: policy.quorum,
      witnesses: policy.witnesses.map((key) => {
        const row = seen.find(({ witness }) => witness === formatVerifierKey(key))
        const outcome = outcomes()[key.name] ?? null
        return { name: key.name, size: row?.size ?? null, lastSeenAt: row?.cosigned_at || null, outcome }
      }),
    }
  }
}
