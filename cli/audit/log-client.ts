import { CliError } from '../error.ts'
import type { GetTile } from './audit-log.ts'

/** Longest resource that a log may answer with: 256 entries of 65,535 bytes. */
const MAX_BYTES = 17_000_000
const TIMEOUT_MS = 30_000

/**
 * Reads the files of a log over HTTP.
 *
 * @param url the log's prefix, such as `https://code.city.example/log`
 */
export function logClient(url: string): GetTile {
  const prefix = url.replace(/\/$/, '')
  return async (path) => {
    const address = `${prefix}/${path}`
    const response = await ask(address)
    if (response.status === 404) throw new CliError('not-found', `${address} is not there`)
    if (!response.ok) throw new CliError('not-reachable', `${address} answered ${response.status}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (bytes.length > MAX_BYTES) throw new CliError('too-large', `${address} is over ${MAX_BYTES} bytes`)
    return bytes
  }
}

async function ask(address: string): Promise<Response> {
  try {
    return await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (cause) {
    throw new CliError('not-reachable', `no answer from ${address}`, { cause })
  }
}
