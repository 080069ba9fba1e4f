import { type Kysely, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { KeptThing, Point, ThingStatus } from '../thing.ts'
import { fromRow } from '../thing-row.ts'
import { boxAround, distanceTo } from './distance.ts'
import { type Box, GEOHASH_LENGTH, geohashRanges } from './geohash.ts'
import { tokensOf } from './tokens.ts'

/** What things are looked for by: all of what is given has to fit. */
export interface ThingFilter {
  /** Words; a thing has to have each of them. */
  readonly words?: string
  readonly area?: Box
  readonly kind?: string
  readonly custodian?: string
  readonly status?: ThingStatus
}

/** Some things, and what the next ones are asked for with; null after the last. */
export interface ThingPage {
  readonly things: readonly KeptThing[]
  readonly next: string | null
}

/** A thing and how far away it is. */
export interface NearThing extends KeptThing {
  /** Metres, to a thousandth of the distance within a city. */
  readonly distance: number
}

/** How far from a point things are looked for, in metres: first close by, then four times as far, and so on. */
const NEAREST_METRES = 200
const FARTHEST_METRES = 51_200

/** Most things that a search by words finds: who has more has to say more. */
const MOST_BY_WORDS = 1_000

/** Most cells of an area: the smaller they are, the fewer rows beside the area are read before the first within it. */
const CELLS = 1_000

/** A page of a search: the things behind `after`, which is null for the first page. */
interface Page {
  readonly after: string | null
  readonly limit: number
}

/**
 * Things that fit, page by page. In an area they come by their place, else by their ids: in the order in which an index has them, so that a page
 * costs what it holds and not what there is. Words have no such order; of the things that have them, a thousand are looked at.
 */
export function searchThings(database: Kysely<Database>, filter: ThingFilter, page: Page): Promise<ThingPage> {
  const { words, area } = filter
  if (words !== undefined) return byWords(database, filter, page)
  return area ? byPlace(database, { ...filter, area }, page) : byId(database, filter, page)
}

async function byId(database: Kysely<Database>, filter: ThingFilter, { after, limit }: Page): Promise<ThingPage> {
  const all = matching(database, filter)
  const rows = await (after === null ? all : all.where('id', '>', after))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, ({ id }) => id)
}

/** The planner would read the whole table, or all of it by id, for a word that many things have, in the hope to meet enough of them soon. */
async function byWords(database: Kysely<Database>, filter: ThingFilter, { after, limit }: Page): Promise<ThingPage> {
  const rows = await database.transaction().execute(async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction)
    const some = transaction.selectFrom(matching(transaction, filter).limit(MOST_BY_WORDS).as('some')).selectAll()
    return (after === null ? some : some.where('id', '>', after))
      .orderBy('id')
      .limit(limit + 1)
      .execute()
  })
  return pageOf(rows, limit, ({ id }) => id)
}

/**
 * Range by range, each in the order of the index, until the page is full: a join to what stands beside it reads its left side in its order.
 * `after` is the geohash and the id of the last thing of the page before.
 */
async function byPlace(
  database: Kysely<Database>,
  filter: ThingFilter & { readonly area: Box },
  { after, limit }: Page,
): Promise<ThingPage> {
  const { area, ...others } = filter
  const last = after === null ? null : { geohash: after.slice(0, GEOHASH_LENGTH), id: after.slice(GEOHASH_LENGTH + 1) }
  const ranges = geohashRanges(area, CELLS).filter(({ before }) => last === null || last.geohash < before)
  const all = within(matching(database, others), area)
    .where('geohash', '>=', sql<string>`range.first collate "C"`)
    .where('geohash', '<', sql<string>`range.before collate "C"`)
  const rest = last ? all.where(sql<SqlBool>`(geohash, id) > (${last.geohash}, ${last.id})`) : all
  const page = rest
    .orderBy('geohash')
    .orderBy('id')
    .limit(limit + 1)
  const rows = await database
    .selectFrom(
      sql`unnest(${ranges.map(({ from }) => from)}::text[], ${ranges.map(({ before }) => before)}::text[])`.as<'range'>(
        sql`range(first, before)`,
      ),
    )
    .innerJoinLateral(page.as('found'), (join) => join.onTrue())
    .selectAll('found')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, ({ geohash, id }) => `${geohash}.${id}`)
}

type Row = Parameters<typeof fromRow>[0] & { readonly geohash: string }

/** One more row than a page holds says that there is a next one. */
function pageOf(rows: readonly Row[], limit: number, keyOf: (row: Row) => string): ThingPage {
  const last = rows[limit - 1]
  return { things: rows.slice(0, limit).map(fromRow), next: rows.length > limit && last ? keyOf(last) : null }
}

/** The nearest things that fit, nearest first, not farther away than 51 km. An area is not asked for besides. */
export async function nearestThings(
  database: Kysely<Database>,
  filter: Omit<ThingFilter, 'area'>,
  point: Point,
  limit: number,
): Promise<readonly NearThing[]> {
  for (let metres = NEAREST_METRES; ; metres *= 4) {
    const distance = distanceTo(point)
    const rows = await matching(database, { ...filter, area: boxAround(point, metres) })
      .select(distance.as('distance'))
      .orderBy(distance)
      .orderBy('id')
      .limit(limit)
      .execute()
    // The corners of the box are farther away than things outside it may be.
    const within = rows.filter((row) => row.distance <= metres)
    if (within.length >= limit || metres >= FARTHEST_METRES) {
      return within.map(({ distance: metresAway, ...row }) => ({ ...fromRow(row), distance: metresAway }))
    }
  }
}

function matching(database: Kysely<Database>, { words, area, kind, custodian, status }: ThingFilter) {
  let query = database
    .selectFrom('thing')
    .select([
      'id',
      'kind',
      'custodian',
      'name_zh',
      'name_en',
      'latitude',
      'longitude',
      'geohash',
      'address_zh',
      'address_en',
      'status',
      'attributes',
      'gs1',
      'changed_at',
      'retired_at',
    ])
  if (words !== undefined) query = query.where(sql<SqlBool>`tokens @> ${tokensOf(words)}::text[]`)
  if (area) {
    const ranges = geohashRanges(area)
    query = within(query, area).where((by) =>
      by.or(ranges.map(({ from, before }) => by.and([by('geohash', '>=', from), by('geohash', '<', before)]))),
    )
  }
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (custodian !== undefined) query = query.where('custodian', '=', custodian)
  if (status !== undefined) query = query.where('status', '=', status)
  return query
}

function within<Output>(query: SelectQueryBuilder<Database, 'thing', Output>, { west, south, east, north }: Box) {
  return query
    .where('longitude', '>=', west)
    .where('longitude', '<=', east)
    .where('latitude', '>=', south)
    .where('latitude', '<=', north)
}
