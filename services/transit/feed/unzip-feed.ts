import { unzipSync } from 'fflate'
import { TransitError } from '../error.ts'
import { FeedError } from './feed-error.ts'

/** How large a feed may be. A whole country's runs to gigabytes; a city's own stays far below. */
export interface FeedLimits {
  /** Of the zip. */
  readonly zipBytes: number
  /** Of one file, unpacked. */
  readonly fileBytes: number
  /** Rows of one file. */
  readonly rows: number
}

export const FEED_LIMITS: FeedLimits = { zipBytes: 20_000_000, fileBytes: 60_000_000, rows: 1_000_000 }

/** The tables that are read; whatever else a feed holds is left packed. */
export const FEED_FILES = [
  'agency.txt',
  'stops.txt',
  'routes.txt',
  'trips.txt',
  'stop_times.txt',
  'transfers.txt',
  'fare_attributes.txt',
  'fare_rules.txt',
  'timeframes.txt',
  'translations.txt',
] as const
export type FeedFile = (typeof FEED_FILES)[number]

/**
 * Unpacks the tables of a zipped GTFS feed. The size that a file says it has is the room that it is given, so one
 * that swells beyond it fails.
 *
 * @throws TransitError `feed-too-large`, FeedError for what is no zip
 */
export function unzipFeed(zip: Uint8Array, limits: FeedLimits = FEED_LIMITS): Map<FeedFile, Uint8Array> {
  if (zip.length > limits.zipBytes) throw new TransitError('feed-too-large', `the zip has ${zip.length} bytes`)
  try {
    const files = unzipSync(zip, {
      filter({ name, originalSize }) {
        if (!isFeedFile(name)) return false
        if (originalSize > limits.fileBytes)
          throw new TransitError('feed-too-large', `${name} has ${originalSize} bytes`)
        return true
      },
    })
    return new Map(Object.entries(files).map(([name, bytes]) => [name as FeedFile, bytes]))
  } catch (cause) {
    if (cause instanceof TransitError) throw cause
    throw new FeedError('feed.zip', null, 'it cannot be unpacked', { cause })
  }
}

function isFeedFile(name: string): name is FeedFile {
  return (FEED_FILES as readonly string[]).includes(name)
}
