import { isSubjectId } from '@hefu/standard'
import { isGivenId } from './kind-schema.ts'
import type { Box } from './search/geohash.ts'
import type { ThingFilter } from './search/search-things.ts'
import { tokensOf } from './search/tokens.ts'
import { type Point, THING_STATUSES } from './thing.ts'

/** What is asked of `/things`: things page by page, or the nearest ones. */
export type ThingQuery =
  | { readonly order: 'id'; readonly filter: ThingFilter; readonly after: string | null; readonly limit: number }
  | { readonly order: 'distance'; readonly filter: ThingFilter; readonly near: Point; readonly limit: number }

const LIMIT = 50
const MAX_LIMIT = 200
/** Longest text that is looked for, in UTF-16 units. */
const MAX_WORDS = 100
const MEMBERS = ['q', 'area', 'near', 'kind', 'custodian', 'status', 'after', 'limit']

/** Reads the query of a search; null where a member is not known or does not fit. */
export function readQuery(query: Readonly<Record<string, string>>): ThingQuery | null {
  const { q, area: areaText, near: nearText, kind, custodian, status: statusText, after, limit: limitText } = query
  if (Object.keys(query).some((member) => !MEMBERS.includes(member))) return null
  const area = areaText === undefined ? undefined : readArea(areaText)
  const near = nearText === undefined ? undefined : readPoint(nearText)
  const status = statusText === undefined ? undefined : THING_STATUSES.find((known) => known === statusText)
  const limit = limitText === undefined ? LIMIT : readLimit(limitText)
  if (area === null || near === null || limit === null) return null
  if (statusText !== undefined && status === undefined) return null
  if (q !== undefined && (q.length > MAX_WORDS || tokensOf(q).length === 0)) return null
  if (kind !== undefined && !isGivenId(kind)) return null
  if (custodian !== undefined && !isGivenId(custodian)) return null
  if (after !== undefined && !isKey(after, area !== undefined && q === undefined)) return null
  const filter: ThingFilter = {
    ...(q !== undefined && { words: q }),
    ...(area && { area }),
    ...(kind !== undefined && { kind }),
    ...(custodian !== undefined && { custodian }),
    ...(status && { status }),
  }
  if (!near) return { order: 'id', filter, after: after ?? null, limit }
  // What is nearest has no area and no second page.
  return area || after !== undefined ? null : { order: 'distance', filter, near, limit }
}

/** What a page of a search gives as `next`: an id, in an area behind a geohash. */
function isKey(after: string, byPlace: boolean): boolean {
  return (
    isSubjectId(byPlace ? after.replace(/^[0-9a-z]{9}\./, '') : after) && (!byPlace || /^[0-9a-z]{9}\./.test(after))
  )
}

/** `west,south,east,north` in degrees. */
export function readArea(text: string): Box | null {
  const numbers = readDegrees(text, 4)
  if (!numbers) return null
  const [west = 0, south = 0, east = 0, north = 0] = numbers
  const fits = west <= east && south <= north && isPoint(south, west) && isPoint(north, east)
  return fits ? { west, south, east, north } : null
}

/** `longitude,latitude` in degrees, in the order of an area. */
function readPoint(text: string): Point | null {
  const numbers = readDegrees(text, 2)
  if (!numbers) return null
  const [longitude = 0, latitude = 0] = numbers
  return isPoint(latitude, longitude) ? { latitude, longitude } : null
}

function readDegrees(text: string, count: number): number[] | null {
  const parts = text.split(',')
  return parts.length === count && parts.every((part) => /^-?\d{1,3}(\.\d{1,15})?$/.test(part))
    ? parts.map(Number)
    : null
}

function isPoint(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}

function readLimit(text: string): number | null {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return limit >= 1 && limit <= MAX_LIMIT ? limit : null
}
