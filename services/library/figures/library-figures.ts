import { shownCount } from '@hefu/service-kit'
import { sql } from 'kysely'
import { daysAfter } from '../loan-days.ts'
import type { LibraryDatabase } from '../tables.ts'

/** What staff see of the library. No sums are told beside the counts: from a sum one that was held back could be found. */
export interface LibraryFigures {
  readonly records: number
  readonly copies: number
  readonly out: number | null
  readonly overdue: number | null
  readonly waiting: number | null
  readonly missing: number
  readonly days: readonly { readonly day: string; readonly loans: number | null }[]
  /** By main class, the most borrowed first; classes of which nothing was borrowed are left out. */
  readonly classes: readonly { readonly class: string; readonly loans: number | null }[]
}

const DAYS = 14
const CLASS_DAYS = 56

/** Reads them. @param today `YYYY-MM-DD` in the city */
export async function libraryFigures(database: LibraryDatabase, today: string): Promise<LibraryFigures> {
  const { rows } = await sql<Record<'records' | 'copies' | 'out' | 'overdue' | 'waiting' | 'missing', number>>`select
    (select count(*) from catalogue_record)::integer as records,
    (select count(*) from copy)::integer as copies,
    (select count(*) from loan)::integer as out,
    (select count(*) from loan where due_on < ${today})::integer as overdue,
    (select count(*) from reservation where item is null)::integer as waiting,
    (select count(*) from copy where missing)::integer as missing`.execute(database)
  const now = rows[0] ?? { records: 0, copies: 0, out: 0, overdue: 0, waiting: 0, missing: 0 }
  const sum = sql<number>`sum(loans)::integer`.as('loans')
  const byDay = await database
    .selectFrom('loan_count')
    .select(['day', sum])
    .where('day', '>', daysAfter(today, -DAYS))
    .groupBy('day')
    .execute()
  const byClass = await database
    .selectFrom('loan_count')
    .select(['class', sum])
    .where('day', '>', daysAfter(today, -CLASS_DAYS))
    .groupBy('class')
    .orderBy('loans', 'desc')
    .orderBy('class')
    .execute()
  const loansOf = new Map(byDay.map(({ day, loans }) => [day, loans]))
  return {
    ...now,
    out: shownCount(now.out),
    overdue: shownCount(now.overdue),
    waiting: shownCount(now.waiting),
    days: Array.from({ length: DAYS }, (_, index) => {
      const day = daysAfter(today, index - DAYS + 1)
      return { day, loans: shownCount(loansOf.get(day) ?? 0) }
    }),
    classes: byClass.map(({ class: letter, loans }) => ({ class: letter, loans: shownCount(loans) })),
  }
}
