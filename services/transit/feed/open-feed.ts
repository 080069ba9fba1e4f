import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { TransitError } from '../error.ts'
import type { Network } from './network.ts'
import { readFeed, readFeedFiles } from './read-feed.ts'
import { FEED_FILES, FEED_LIMITS, type FeedFile } from './unzip-feed.ts'

/**
 * Reads a feed from the disk: a zipped GTFS feed, or a folder with its tables.
 *
 * @throws TransitError `feed-invalid` for what cannot be read, `feed-too-large`; FeedError with file and line
 */
export async function openFeed(path: string): Promise<Network> {
  try {
    const isFolder = (await stat(path)).isDirectory()
    return isFolder ? readFeedFiles(await tablesIn(path)) : readFeed(await readFile(path))
  } catch (cause) {
    if (cause instanceof TransitError) throw cause
    throw new TransitError('feed-invalid', `${path} cannot be read`, { cause })
  }
}

async function tablesIn(folder: string): Promise<ReadonlyMap<FeedFile, Uint8Array>> {
  const names = await readdir(folder)
  const tables = new Map<FeedFile, Uint8Array>()
  for (const file of FEED_FILES.filter((one) => names.includes(one))) {
    const { size } = await stat(join(folder, file))
    if (size > FEED_LIMITS.fileBytes) throw new TransitError('feed-too-large', `${file} has ${size} bytes`)
    tables.set(file, await readFile(join(folder, file)))
  }
  return tables
}
