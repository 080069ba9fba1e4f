import type { BundleHeld } from '@hefu/standard'
import type { BrowserErrorCode } from '../error.ts'
import type { Fetcher } from '../net/fetcher.ts'
import type { RecordStore } from '../storage/record-store.ts'
import { type LogPin, samePin } from './app-config.ts'
import { fetchBundle } from './fetch-bundle.ts'
import type { Trusted } from './trusted.ts'

const NAME = 'register'
/** Of what is kept: another form is fetched anew. */
const FORM = 2

/** What is proven against the city's log or its officers, and not a network that comes and goes. */
export const ALARMS: readonly BrowserErrorCode[] = ['register-forked', 'register-rolled-back', 'register-forged']

/** The register kept on this device, by the same pin; null where there is none. */
export async function keptTrust(store: RecordStore, log: LogPin): Promise<Trusted | null> {
  const kept = (await store.get(NAME)) as (Trusted & { readonly form: number; readonly log: LogPin }) | undefined
  if (kept?.form !== FORM || !samePin(kept.log, log)) return null
  const { bytes, size, bundle } = kept
  return { bytes, size, bundle }
}

/**
 * Fetches what is new in the city's register, proves it and keeps the whole.
 *
 * @param options.kept what this device has proven before, by the same pin; null to begin anew
 * @param options.held what a gate says of it to the city; a wallet says nothing
 * @throws BrowserError as {@link Fetcher} and `acceptBundle`; `city-down`, `not-founded`
 */
export async function refreshTrust(options: {
  readonly fetcher: Fetcher
  readonly store: RecordStore
  readonly cityUrl: string
  readonly log: LogPin
  readonly kept: Trusted | null
  readonly held?: BundleHeld
}): Promise<Trusted> {
  const { fetcher, store, cityUrl, log, kept, held } = options
  const received = await fetchBundle(fetcher, cityUrl, { start: kept?.size, held })
  const { acceptBundle } = await import('./accept-bundle.ts')
  const accepted = await acceptBundle(received, log, kept)
  await store.put(NAME, { form: FORM, log, ...accepted })
  return accepted
}
