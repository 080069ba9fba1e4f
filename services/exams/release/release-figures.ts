import { sql } from 'kysely'
import type { ExamsDatabase } from '../store/tables.ts'

/** What is counted on a release day, by the minute and as numbers alone. */
export const FIGURES = ['places', 'asks', 'handed', 'refused'] as const
export type Figure = (typeof FIGURES)[number]

/** One minute of a release. */
export type ReleaseMinute = { readonly minute: number } & Readonly<Record<Figure, number>>

/** Counts in memory, written now and then. */
export interface ReleaseFigures {
  count(session: string, figure: Figure, now: number): void
  flush(): Promise<void>
  /** Minutes of a session from a moment on, in their order; at most 240. */
  read(session: string, from: number): Promise<readonly ReleaseMinute[]>
}

const MINUTE = 60
const MOST_MINUTES = 240

type CountedMinute = { readonly session: string; readonly minute: number } & Record<Figure, number>

/** Opens the figures; of the last seconds, those that were not written are lost with the process, and nothing else is. */
export function openFigures(database: ExamsDatabase): ReleaseFigures {
  let counted = new Map<string, CountedMinute>()

  function rowOf(session: string, minute: number): CountedMinute {
    const key = `${session} ${minute}`
    const row = counted.get(key) ?? { session, minute, places: 0, asks: 0, handed: 0, refused: 0 }
    counted.set(key, row)
    return row
  }

  async function flush(): Promise<void> {
    const writing = [...counted.values()]
    counted = new Map()
    for (;;) {
      const row = writing.shift()
      if (!row) return
      await write(database, row).catch((error: unknown) => {
        // Counted again, for the next time.
        for (const left of [row, ...writing]) {
          for (const figure of FIGURES) rowOf(left.session, left.minute)[figure] += left[figure]
        }
        throw error
      })
    }
  }

  return {
    count(session, figure, now) {
      rowOf(session, Math.floor(now / MINUTE) * MINUTE)[figure]++
    },
    flush,
    read: (session, from) =>
      database
        .selectFrom('release_minute')
        .select(['minute', ...FIGURES])
        .where('session', '=', session)
        .where('minute', '>=', from)
        .orderBy('minute')
        .limit(MOST_MINUTES)
        .execute(),
  }
}

async function write(database: ExamsDatabase, row: CountedMinute): Promise<void> {
  const added = FIGURES.map((figure) => [figure, sql<number>`${sql.ref(`release_minute.${figure}`)} + ${row[figure]}`])
  await database
    .insertInto('release_minute')
    .values(row)
    .onConflict((conflict) => conflict.columns(['session', 'minute']).doUpdateSet(Object.fromEntries(added)))
    .execute()
}
