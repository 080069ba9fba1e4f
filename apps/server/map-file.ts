import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Context } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.geojson': 'application/geo+json',
  '.pmtiles': 'application/vnd.pmtiles',
}
/** Most that one answer has, in bytes: a browser reads a tile file piece by piece, and no request fills the memory. */
const MOST = 16 * 2 ** 20

/**
 * The path at which a file with the ground of a map is served.
 *
 * @throws TypeError unless it is `.geojson` or `.pmtiles`
 */
export function mapPath(file: string): string {
  const extension = extname(file)
  if (!TYPES[extension]) throw new TypeError('a map is a .geojson or a .pmtiles file')
  return `/map/city${extension}`
}

/** Answers with the file or the part of it that is asked for (RFC 9110, section 14): a PMTiles file is only ever read in parts. */
export async function sendMap(c: Context, path: string): Promise<Response> {
  const file = await open(path).catch(() => null)
  if (!file) return c.notFound()
  try {
    const { size, mtimeMs } = await file.stat()
    const etag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
    const headers = {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'no-cache',
      ETag: etag,
    }
    if (c.req.header('If-None-Match') === etag) return c.body(null, 304, headers)
    const asked = c.req.header('Range')
    const part = asked === undefined ? { from: 0, to: size - 1 } : readRange(asked, size)
    if (!part || part.to - part.from >= MOST) {
      return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${size}` })
    }
    const { from, to } = part
    const body = new Uint8Array(to - from + 1)
    await file.read(body, 0, body.length, from)
    if (asked === undefined) return c.body(body, 200, headers)
    return c.body(body, 206, { ...headers, 'Content-Range': `bytes ${from}-${to}/${size}` })
  } finally {
    await file.close()
  }
}

/** One range, as browsers ask for it; null for several, for none, and for one that is not in the file. */
function readRange(header: string, size: number): { readonly from: number; readonly to: number } | null {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header) ?? []
  if (first === undefined) return null
  const from = Number(first)
  const to = Math.min(last ? Number(last) : size - 1, size - 1)
  return from <= to ? { from, to } : null
}
