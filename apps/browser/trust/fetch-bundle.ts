import type { BundleHeld } from '@hefu/standard'
import { BrowserError, type BrowserErrorCode } from '../error.ts'
import type { Fetcher } from '../net/fetcher.ts'

/**
 * Fetches the city's register, whole or from an act on; nothing of it is proven yet.
 *
 * @param asks.start acts that the reader has already
 * @param asks.held how old a gate's bundle is; a wallet does not say it
 * @throws BrowserError as {@link Fetcher}; `city-down`, `not-founded`
 */
export async function fetchBundle(
  fetcher: Fetcher,
  cityUrl: string,
  asks: { readonly start?: number | undefined; readonly held?: BundleHeld | undefined } = {},
): Promise<Uint8Array> {
  const query = Object.entries(asks).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  const response = await fetcher(`${cityUrl}/bundle${query.length > 0 ? `?${query.join('&')}` : ''}`)
  if (!response.ok) throw new BrowserError(await reasonIn(response), `/bundle answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function reasonIn(response: Response): Promise<BrowserErrorCode> {
  const body: unknown = await response.json().catch(() => null)
  const unfounded = typeof body === 'object' && body && 'code' in body && body.code === 'not-founded'
  return unfounded ? 'not-founded' : 'city-down'
}
