import { type SqlBool, sql } from 'kysely'
import type { LibraryDatabase } from '../tables.ts'
import { wordsOf } from './words-of.ts'

/** A record as a list shows it. */
export interface FoundRecord {
  readonly number: string
  readonly title: string
  readonly otherTitle: string
  readonly author: string
  readonly year: number | null
  readonly callNumber: string
  readonly copies: number
  /** Copies that are on their shelf. */
  readonly free: number
}

/** Some of what was found. */
export interface SearchPage {
  readonly records: readonly FoundRecord[]
  readonly isLast: boolean
}

/** How many records a page has. */
const PAGE_SIZE = 20
/** Most pages of one search: who has more has to say more. */
export const MAX_PAGES = 50

const COPIES = sql<number>`(select count(*) from copy where copy.record = number and not missing)::integer`
const FREE = sql<number>`(select count(*) from copy where copy.record = number and not missing
  and not exists (select from loan where loan.item = copy.item)
  and not exists (select from reservation where reservation.item = copy.item))::integer`

/**
 * Records that have each of the words, with how many copies can be taken now.
 *
 * @param page from 0
 */
export async function searchCatalogue(
  database: LibraryDatabase,
  {
    words,
    freeOnly = false,
    page = 0,
  }: { readonly words: string; readonly freeOnly?: boolean; readonly page?: number },
): Promise<SearchPage> {
  const tokens = wordsOf(words)
  const rows = await database
    .selectFrom('catalogue_record')
    .select(['number', 'title', 'other_title as otherTitle', 'author', 'year', 'call_number as callNumber'])
    .select([COPIES.as('copies'), FREE.as('free')])
    .$if(tokens.length > 0, (query) => query.where(sql<SqlBool>`tokens @> ${tokens}::text[]`))
    .$if(freeOnly, (query) => query.where(sql<SqlBool>`${FREE} > 0`))
    .orderBy('title')
    .orderBy('number')
    .offset(page * PAGE_SIZE)
    .limit(PAGE_SIZE + 1)
    .execute()
  return { records: rows.slice(0, PAGE_SIZE), isLast: rows.length <= PAGE_SIZE || page + 1 >= MAX_PAGES }
}

/** A record with its copies, for a page of its own. */
export interface RecordView extends Omit<FoundRecord, 'copies' | 'free'> {
  readonly publisher: string
  readonly isbn: string
  readonly language: string
  readonly subjects: readonly string[]
  readonly class: string
  readonly copies: readonly CopyView[]
  /** How many wait for a copy. */
  readonly waiting: number
}

/** Where a copy is; of who has it nothing is said. */
export interface CopyView {
  readonly item: string
  readonly shelf: string
  readonly state: 'free' | 'out' | 'held' | 'missing'
  /** Of one that is out. */
  readonly dueOn: string | null
}

/** Reads one record; null without one. */
export async function recordView(database: LibraryDatabase, number: string): Promise<RecordView | null> {
  const record = await database
    .selectFrom('catalogue_record')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  if (!record) return null
  const copies = await database
    .selectFrom('copy')
    .leftJoin('loan', 'loan.item', 'copy.item')
    .leftJoin('reservation', 'reservation.item', 'copy.item')
    .select(['copy.item', 'shelf', 'missing', 'due_on', 'place'])
    .where('copy.record', '=', number)
    .orderBy('copy.item')
    .execute()
  const { count } = await database
    .selectFrom('reservation')
    .select((by) => by.fn.countAll<number>().as('count'))
    .where('record', '=', number)
    .where('item', 'is', null)
    .executeTakeFirstOrThrow()
  const { other_title: otherTitle, call_number: callNumber, tokens: _, ...rest } = record
  return {
    ...rest,
    otherTitle,
    callNumber,
    waiting: Number(count),
    copies: copies.map(({ item, shelf, missing, due_on, place }) => ({
      item,
      shelf,
      state: missing ? 'missing' : due_on !== null ? 'out' : place !== null ? 'held' : 'free',
      dueOn: due_on,
    })),
  }
}
