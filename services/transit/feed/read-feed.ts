import type { LocalText } from '@hefu/standard'
import { readFares } from './fares.ts'
import { FeedError } from './feed-error.ts'
import type { Line, Network, Stop } from './network.ts'
import { type FeedRow, readTable } from './read-table.ts'
import { FEED_FILES, FEED_LIMITS, type FeedFile, type FeedLimits, unzipFeed } from './unzip-feed.ts'

/** So many stops have room in the travel file of a gate. */
const MAX_STOPS = 4094

const OPTIONAL: readonly FeedFile[] = ['transfers.txt', 'timeframes.txt', 'translations.txt']
const KINDS: Readonly<Record<string, Line['kind']>> = { 0: 'tram', 1: 'metro', 2: 'rail', 3: 'bus', 4: 'ferry' }

/**
 * Reads a zipped GTFS feed: lines, stops with their zones, transfers, fares.
 *
 * @throws FeedError with file and line, TransitError `feed-too-large`
 */
export function readFeed(zip: Uint8Array, limits: FeedLimits = FEED_LIMITS): Network {
  return readFeedFiles(unzipFeed(zip, limits), limits)
}

/** Reads the tables of a feed, as they lie in a folder. @throws FeedError */
export function readFeedFiles(files: ReadonlyMap<FeedFile, Uint8Array>, limits: FeedLimits = FEED_LIMITS): Network {
  const tables = new Map<FeedFile, FeedRow[]>()
  for (const file of FEED_FILES) {
    const bytes = files.get(file)
    if (!bytes && !OPTIONAL.includes(file)) throw new FeedError(file, null, 'the feed lacks it')
    tables.set(file, bytes ? readTable(file, bytes, limits) : [])
  }
  const rows = (file: FeedFile): FeedRow[] => tables.get(file) ?? []
  const inEnglish = readTranslations(rows('translations.txt'))
  const name = (table: string, id: string, chinese: string): LocalText => ({
    'zh-CN': chinese,
    en: inEnglish.get(`${table} ${id}`) ?? chinese,
  })
  const agency = rows('agency.txt')[0]
  if (!agency) throw new FeedError('agency.txt', null, 'it names nobody')
  const fares = readFares(rows('fare_attributes.txt'), rows('fare_rules.txt'), rows('timeframes.txt'))
  const stops = new Map<string, Stop>()
  for (const row of rows('stops.txt')) {
    const id = row.text('stop_id')
    if (stops.has(id)) throw row.wrong(`a second stop ${id}`)
    if (stops.size === MAX_STOPS) throw row.wrong(`more than ${MAX_STOPS} stops`)
    const zone = row.text('zone_id')
    if (!fares.between(zone, zone)) throw row.wrong(`no fare within zone ${zone}`)
    stops.set(id, { id, name: name('stops', id, row.text('stop_name')), zone })
  }
  const called = readCalls(rows('trips.txt'), rows('stop_times.txt'), stops)
  const lines = rows('routes.txt').map((row): Line => {
    const id = row.text('route_id')
    const kind = KINDS[row.text('route_type')]
    if (!kind) throw row.wrong('route_type is no tram, metro, rail, bus or ferry')
    const colour = row.optional('route_color') ?? '555555'
    if (!/^[0-9A-Fa-f]{6}$/.test(colour)) throw row.wrong('route_color is no colour')
    const served = called.get(id)
    if (!served) throw row.wrong(`line ${id} calls at no stop`)
    const sign = row.text('route_short_name')
    return {
      id,
      sign,
      name: name('routes', id, row.text('route_long_name')),
      kind,
      colour: `#${colour}`,
      stops: served,
    }
  })
  const operator = name('agency', agency.text('agency_id'), agency.text('agency_name'))
  return { operator, lines, stops, transfers: readTransfers(rows('transfers.txt'), stops), fares }
}

function readTranslations(rows: readonly FeedRow[]): Map<string, string> {
  const english = rows.filter((row) => row.text('language') === 'en' && row.text('field_name').endsWith('_name'))
  return new Map(english.map((row) => [`${row.text('table_name')} ${row.text('record_id')}`, row.text('translation')]))
}

/** The stops of each line: those of its longest trip in the direction that the feed has first. */
function readCalls(
  trips: readonly FeedRow[],
  times: readonly FeedRow[],
  stops: ReadonlyMap<string, Stop>,
): Map<string, readonly Stop[]> {
  const lineOfTrip = new Map(trips.map((row) => [row.text('trip_id'), row.text('route_id')]))
  const calls = new Map<string, { order: number; stop: Stop }[]>()
  for (const row of times) {
    const trip = row.text('trip_id')
    const stop = stops.get(row.text('stop_id'))
    if (!stop) throw row.wrong(`stop ${row.text('stop_id')} is not in stops.txt`)
    if (!lineOfTrip.has(trip)) throw row.wrong(`trip ${trip} is not in trips.txt`)
    const call = { order: row.number('stop_sequence', 0, 100_000), stop }
    const others = calls.get(trip)
    if (others) others.push(call)
    else calls.set(trip, [call])
  }
  const longest = new Map<string, readonly Stop[]>()
  for (const [trip, line] of lineOfTrip) {
    const called = (calls.get(trip) ?? []).sort((a, b) => a.order - b.order).map(({ stop }) => stop)
    if (called.length > (longest.get(line)?.length ?? 0)) longest.set(line, called)
  }
  return longest
}

function readTransfers(rows: readonly FeedRow[], stops: ReadonlyMap<string, Stop>): Map<string, Set<string>> {
  const transfers = new Map<string, Set<string>>()
  for (const row of rows) {
    // 3: not possible (GTFS Schedule, transfers.txt).
    if (row.optional('transfer_type') === '3') continue
    const [from, to] = [row.text('from_stop_id'), row.text('to_stop_id')]
    for (const id of [from, to]) if (!stops.has(id)) throw row.wrong(`stop ${id} is not in stops.txt`)
    const reached = transfers.get(from)
    if (reached) reached.add(to)
    else transfers.set(from, new Set([to]))
  }
  return transfers
}
