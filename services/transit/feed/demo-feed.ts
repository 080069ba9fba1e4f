import { readFile } from 'node:fs/promises'
import type { Network } from './network.ts'
import { readFeedFiles } from './read-feed.ts'
import { FEED_FILES, type FeedFile } from './unzip-feed.ts'

/** The tables of a made-up city's feed, unpacked. */
export async function demoFeedFiles(): Promise<Map<FeedFile, Uint8Array>> {
  const folder = new URL('./demo-city/', import.meta.url)
  return new Map(
    await Promise.all(FEED_FILES.map(async (file) => [file, await readFile(new URL(file, folder))] as const)),
  )
}

/** Lines, stops and fares of a made-up city: two metro lines, a bus, three zones. */
export async function demoNetwork(): Promise<Network> {
  return readFeedFiles(await demoFeedFiles())
}
