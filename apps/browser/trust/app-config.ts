import { BrowserError } from '../error.ts'
import type { Fetcher } from '../net/fetcher.ts'
import type { RecordStore } from '../storage/record-store.ts'

/** Which city an app belongs to, as the server that the app came from says. */
export interface AppConfig {
  readonly cityUrl: string
  /** Whose word is taken for the city's register; pinned when the app is set up. */
  readonly log: LogPin
  readonly identityProvider: {
    readonly issuer: string
    readonly clientId: string
    readonly scope: string
    readonly resource: string
  } | null
  readonly demo: boolean
  /** Where the residents' wallet is, for a link on the same phone; absent where the app's server names none. */
  readonly walletUrl?: string
  /** Where the ground of the city's map is: a path of the app's own server, or a URL; absent where there is none. */
  readonly map?: string
  /** Paths of the app's own server at which there are trust lists for health certificates; absent where there are none. */
  readonly trustLists?: readonly string[]
}

/** What is pinned of a city: its log's key, and which witnesses must have seen the same. Keys are C2SP verifier keys. */
export interface LogPin {
  readonly key: string
  readonly witnesses: readonly string[]
  /** How many of them. */
  readonly quorum: number
}

/** The answer of the app's own server, and by how many seconds its clock is ahead of this device's. */
export interface FetchedConfig {
  readonly config: AppConfig
  readonly clockOffset: number | null
}

const NAME = 'config'
const MAX_TRUST_LISTS = 8

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
  try {
    return kept === undefined ? null : parseConfig(kept)
  } catch {
    // Of an earlier form, before there was a log to pin: pinned anew.
    return null
  }
}

/** Whether two pins take the same word for a city's register. */
export function samePin(one: LogPin, other: LogPin): boolean {
  return JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other))
}

function partsOf({ key, witnesses, quorum }: LogPin): readonly unknown[] {
  return [key, witnesses, quorum]
}

/**
 * Keeps a configuration. The keys of log and witnesses, once pinned, never change by themselves: who serves the app could else put another
 * register in the place of the city's.
 *
 * @throws BrowserError `city-key-changed`
 */
export async function keepConfig(store: RecordStore, config: AppConfig): Promise<void> {
  const pinned = (await keptConfig(store))?.log
  if (pinned && !samePin(pinned, config.log)) {
    throw new BrowserError('city-key-changed', 'the city is given other keys than those pinned')
  }
  await store.put(NAME, config)
}

/** @throws BrowserError `not-configured` */
export function parseConfig(value: unknown): AppConfig {
  const { cityUrl, log, identityProvider, demo, walletUrl, map, trustLists } = fieldsOf(value)
  if (!isHttp(cityUrl)) throw new BrowserError('not-configured', 'the configuration names no city')
  return {
    cityUrl: cityUrl.replace(/\/$/, ''),
    log: parsePin(log),
    identityProvider: identityProvider === null ? null : parseProvider(identityProvider),
    demo: demo === true,
    ...(isHttp(walletUrl) && { walletUrl: walletUrl.replace(/\/$/, '') }),
    ...((isHttp(map) || isOwnPath(map)) && { map }),
    ...(Array.isArray(trustLists) && { trustLists: trustLists.filter(isOwnPath).slice(0, MAX_TRUST_LISTS) }),
  }
}

function parsePin(value: unknown): LogPin {
  const { key, witnesses, quorum } = fieldsOf(value)
  const listed = Array.isArray(witnesses) && witnesses.every((witness) => typeof witness === 'string')
  if (typeof key !== 'string' || !listed || !Number.isInteger(quorum) || Number(quorum) < 1) {
    throw new BrowserError('not-configured', 'the configuration does not say whose word to take')
  }
  return { key, witnesses, quorum: Number(quorum) }
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

function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/[\w.-]+(\/[\w.-]+)*$/.test(value)
}

function isHttp(value: unknown): value is string {
  return typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '')
}
