import { readFile, stat } from 'node:fs/promises'
import { CliError } from '../error.ts'

/** Most bytes of a bundle that are read, from a file or from a city. */
const MAX_BUNDLE_BYTES = 8_000_000
const FETCH_LIMIT_MS = 15_000

/**
 * Reads a bundle from a file.
 *
 * @throws CliError `not-found` or `too-large`
 */
export async function readBundleFile(path: string): Promise<Uint8Array> {
  return readBoundedFile(path, MAX_BUNDLE_BYTES)
}

/**
 * Reads a file of at most this many bytes.
 *
 * @throws CliError `not-found` or `too-large`
 */
export async function readBoundedFile(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > maxBytes) throw new CliError('too-large', `${path} has over ${maxBytes} bytes`)
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    if (cause instanceof CliError) throw cause
    throw new CliError('not-found', `cannot read ${path}`, { cause })
  }
}

/**
 * Fetches a bundle from a city.
 *
 * @param address the city's, or that of the bundle itself
 * @throws CliError `usage`, `not-reachable` or `too-large`
 */
export async function fetchBundle(address: string): Promise<Uint8Array> {
  const url = bundleUrl(address)
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_LIMIT_MS) }).catch((cause: unknown) => {
    throw new CliError('not-reachable', `${url} does not answer`, { cause })
  })
  if (response.status === 503) throw new CliError('not-founded', `${url} has no register yet`)
  if (!response.ok) throw new CliError('not-reachable', `${url} answers ${response.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_BUNDLE_BYTES) throw new CliError('too-large', `${url} answers with over ${MAX_BUNDLE_BYTES} bytes`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function bundleUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw new CliError('usage', `'${address}' is not a web address`)
  if (url.pathname === '/') url.pathname = '/bundle'
  return url
}
