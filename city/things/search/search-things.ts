import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { KeptThing, Point, ThingStatus } from '../thing.ts'
import { fromRow } from '../thing-row.ts'
import { boxAround, distanceTo } from './distance.ts'
import { type Box, geohashRanges } from './geohash.ts'
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

/** Some things in the order of their ids, and where the next ones begin; null after the last. */
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

/** Things that fit, by their ids, from the one behind `after` on. */
export async function searchThings(
  database: Kysely<Database>,
  filter: ThingFilter,
  page: { readonly after: string | null; readonly limit: number },
): Promise<ThingPage> {
  const { after, limit } = page
  let query = matching(database, filter)
  if (after !== null) query = query.where('id', '>', after)
  const rows = await query
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const things = rows.slice(0, limit).map(fromRow)
  return { things, next: rows.length > limit ? (things.at(-1)?.id ?? null) : null }
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
    query = query
      .where((by) => by.or(ranges.map(({ from, before }) => by.between(by.ref('geohash'), from, before))))
      .where('longitude', '>=', area.west)
      .where('longitude', '<=', area.east)
      .where('latitude', '>=', area.south)
      .where('latitude', '<=', area.north)
  }
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (custodian !== undefined) query = query.where('custodian', '=', custodian)
  if (status !== undefined) query = query.where('status', '=', status)
  return query
}
