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

/** Opens the figures; of the last seconds, those that were not written are lost with the process, and nothing else is. */
export function openFigures(database: ExamsDatabase): ReleaseFigures {
  let counted = new Map<string, { session: string; minute: number } & Record<Figure, number>>()

  async function flush(): Promise<void> {
    const writing = counted
    counted = new Map()
    for (const row of writing.values()) {
      await database
        .insertInto('release_minute')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['session', 'minute'])
            .doUpdateSet(
              Object.fromEntries(
                FIGURES.map((figure) => [figure, sql<number>`release_minute.${sql.ref(figure)} + ${row[figure]}`]),
              ),
            ),
        )
        .execute()
    }
  }

  return {
    count(session, figure, now) {
      const minute = Math.floor(now / MINUTE) * MINUTE
      const key = `${session} ${minute}`
      const row = counted.get(key) ?? { session, minute, places: 0, asks: 0, handed: 0, refused: 0 }
      row[figure]++
      counted.set(key, row)
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
