import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Context } from 'hono'

/**
 * The path at which a trust list for health certificates is served.
 *
 * @throws TypeError unless the file's name is plain and ends in `.json`
 */
export function trustListPath(file: string): string {
  const name = basename(file)
  if (!/^[A-Za-z0-9_-]+\.json$/.test(name)) throw new TypeError('a trust list is a .json file with a plain name')
  return `/trust-lists/${name}`
}

/** Answers with the list as it is in its file now: an operator puts a newer one in its place while this runs. */
export async function sendTrustList(c: Context, path: string): Promise<Response> {
  const body = await readFile(path).catch(() => null)
  if (!body) return c.notFound()
  return c.body(new Uint8Array(body), 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' })
}
