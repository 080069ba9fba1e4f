import { BrowserError, type BrowserErrorCode } from '../error.ts'
import type { Fetcher } from '../net/fetcher.ts'

/**
 * Fetches the city's register, whole or from an act on; nothing of it is proven yet.
 *
 * @param start acts that the reader has already
 * @throws BrowserError as {@link Fetcher}; `city-down`, `not-founded`
 */
export async function fetchBundle(fetcher: Fetcher, cityUrl: string, start?: number): Promise<Uint8Array> {
  const url = `${cityUrl}/bundle${start === undefined ? '' : `?start=${start}`}`
  // Past the browser's own cache: who was just refused at a gate needs the newest, and a question about the copy in it (ETag) would say
  // how old that is.
  const response = await fetcher(url, { cache: 'no-store' })
  if (!response.ok) throw new BrowserError(await reasonIn(response), `/bundle answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function reasonIn(response: Response): Promise<BrowserErrorCode> {
  const body: unknown = await response.json().catch(() => null)
  const unfounded = typeof body === 'object' && body && 'code' in body && body.code === 'not-founded'
  return unfounded ? 'not-founded' : 'city-down'
}
