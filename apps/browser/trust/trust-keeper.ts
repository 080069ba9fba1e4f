import { LogError, parseVerifierKey } from '@hefu/log'
import { openTrustBundle, StandardError, type TrustBundle } from '@hefu/standard'
import { BrowserError } from '../error.ts'
import type { Fetcher } from '../net/fetcher.ts'
import type { RecordStore } from '../storage/record-store.ts'

const NAME = 'bundle'

/** The bundle kept on this device, opened anew with the pinned key; null where there is none that opens. */
export async function keptBundle(store: RecordStore, verifierKey: string): Promise<TrustBundle | null> {
  const note = await store.get(NAME)
  if (typeof note !== 'string') return null
  try {
    return await openTrustBundle(note, await parseVerifierKey(verifierKey))
  } catch {
    return null
  }
}

/**
 * Fetches the city's bundle and keeps it if it may take the place of the one kept.
 *
 * @throws BrowserError as {@link Fetcher} and {@link acceptBundle}
 */
export async function refreshBundle(options: {
  readonly fetcher: Fetcher
  readonly store: RecordStore
  readonly cityUrl: string
  readonly verifierKey: string
  readonly kept: TrustBundle | null
}): Promise<TrustBundle> {
  const { fetcher, store, cityUrl, verifierKey, kept } = options
  const response = await fetcher(`${cityUrl}/bundle`)
  if (!response.ok) throw new BrowserError('city-down', `/bundle answered ${response.status}`)
  const note = await response.text()
  const bundle = await acceptBundle(note, verifierKey, kept)
  await store.put(NAME, note)
  return bundle
}

/**
 * Opens a bundle with the pinned key, and refuses one that is older than what is kept: an old bundle could bring back a key or
 * a service that has ended.
 *
 * @throws BrowserError `bundle-refused` or `bundle-rolled-back`
 */
export async function acceptBundle(note: string, verifierKey: string, kept: TrustBundle | null): Promise<TrustBundle> {
  const bundle = await open(note, verifierKey)
  if (kept && bundle.issuedAt < kept.issuedAt) {
    throw new BrowserError('bundle-rolled-back', 'the city gave an older bundle than it gave before')
  }
  return bundle
}

async function open(note: string, verifierKey: string): Promise<TrustBundle> {
  try {
    return await openTrustBundle(note, await parseVerifierKey(verifierKey))
  } catch (cause) {
    if (!(cause instanceof StandardError || cause instanceof LogError)) throw cause
    throw new BrowserError('bundle-refused', 'the bundle does not open with the pinned key', { cause })
  }
}
