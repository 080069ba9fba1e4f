import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A file of a built app, ready to send. */
export interface StaticFile {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  /** Null where compressing is not worth it. */
  readonly gzipped: Uint8Array<ArrayBuffer> | null
  /** SHA-256 of the body, base64url. */
  readonly hash: string
}

/** The files of one folder by URL path. */
export interface StaticFiles {
  /** The file at a path such as `/assets/main.js`; null where there is none. */
  find(path: string): Promise<StaticFile | null>
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}
const INCOMPRESSIBLE: readonly string[] = ['.png']
/** Path segments of plain characters that do not begin with a dot: no way up, no hidden file. */
const PATH = /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/

const compress = promisify(gzip)

/** Reads files as they are asked for, and compresses each once for as long as it does not change. */
export function staticFiles(directory: string): StaticFiles {
  const root = resolve(directory)
  const known = new Map<string, { readonly version: string; readonly file: Promise<StaticFile> }>()

  async function find(path: string): Promise<StaticFile | null> {
    const file = join(root, path)
    if (!PATH.test(path) || !file.startsWith(root + sep)) return null
    const facts = await stat(file).catch(() => null)
    if (!facts?.isFile()) return null
    const version = `${facts.mtimeMs} ${facts.size}`
    const entry = known.get(path)
    if (entry?.version === version) return entry.file
    const loaded = load(file)
    known.set(path, { version, file: loaded })
    loaded.catch(() => known.delete(path))
    return loaded
  }

  return { find }
}

async function load(file: string): Promise<StaticFile> {
  const body = new Uint8Array(await readFile(file))
  const extension = extname(file)
  const gzipped = INCOMPRESSIBLE.includes(extension) ? null : new Uint8Array(await compress(body))
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    body,
    gzipped: gzipped && gzipped.length < body.length ? gzipped : null,
    hash: createHash('sha256').update(body).digest('base64url'),
  }
}
