import { BrowserError } from '../error.ts'
import type { Fetcher } from '../net/fetcher.ts'
import type { RecordStore } from '../storage/record-store.ts'

/** Which city an app belongs to, as the server that the app came from says. */
export interface AppConfig {
  readonly cityUrl: string
  /** The key that signs the city's trust bundle; pinned when the app is set up. */
  readonly verifierKey: string
  readonly identityProvider: {
    readonly issuer: string
    readonly clientId: string
    readonly scope: string
    readonly resource: string
  } | null
  readonly demo: boolean
}

/** The answer of the app's own server, and by how many seconds its clock is ahead of this device's. */
export interface FetchedConfig {
  readonly config: AppConfig
  readonly clockOffset: number | null
}

const NAME = 'config'

/**
 * Fetches the configuration from where the app itself came from.
 *
 * @throws BrowserError as {@link Fetcher}, or `not-configured`
 */
export async function fetchConfig(fetcher: Fetcher, now: () => number): Promise<FetchedConfig> {
  const response = await fetcher('/config.json', { cache: 'no-store' })
  const date = Date.parse(response.headers.get('date') ?? '')
  const clockOffset = Number.isNaN(date) ? null : Math.round(date / 1000) - now()
  if (!response.ok) throw new BrowserError('not-configured', `/config.json answered ${response.status}`)
  const body: unknown = await response.json().catch(() => null)
  return { config: parseConfig(body), clockOffset }
}

/** The configuration that this app was set up with. */
export async function keptConfig(store: RecordStore): Promise<AppConfig | null> {
  const kept = await store.get(NAME)
  return kept === undefined ? null : parseConfig(kept)
}

/**
 * Keeps a configuration. The city's key, once pinned, never changes by itself: who serves the app could else put another
 * register in the place of the city's.
 *
 * @throws BrowserError `city-key-changed`
 */
export async function keepConfig(store: RecordStore, config: AppConfig): Promise<void> {
  const pinned = (await keptConfig(store))?.verifierKey
  if (pinned !== undefined && pinned !== config.verifierKey) {
    throw new BrowserError('city-key-changed', 'the city is given another key than the one pinned')
  }
  await store.put(NAME, config)
}

/** @throws BrowserError `not-configured` */
export function parseConfig(value: unknown): AppConfig {
  const { cityUrl, verifierKey, identityProvider, demo } = fieldsOf(value)
  const valid = isHttp(cityUrl) && typeof verifierKey === 'string'
  if (!valid) throw new BrowserError('not-configured', 'the configuration names no city')
  return {
    cityUrl: cityUrl.replace(/\/$/, ''),
    verifierKey,
    identityProvider: identityProvider === null ? null : parseProvider(identityProvider),
    demo: demo === true,
  }
}

function parseProvider(value: unknown): AppConfig['identityProvider'] {
  const { issuer, clientId, scope, resource } = fieldsOf(value)
  const texts = typeof clientId === 'string' && typeof scope === 'string' && typeof resource === 'string'
  if (!isHttp(issuer) || !texts) throw new BrowserError('not-configured', 'the identity provider is not described')
  return { issuer, clientId, scope, resource }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function isHttp(value: unknown): value is string {
  return typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '')
}
