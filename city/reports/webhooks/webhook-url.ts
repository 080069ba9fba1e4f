import { isIP } from 'node:net'
import { isLoopback, isPublicAddress } from './public-address.ts'

/** Which receivers are called: those on the public internet, or in a demo those on this machine too. */
export interface WebhookReach {
  /** Whether `http://localhost:PORT` is called: in a demo alone. */
  readonly localhost: boolean
}

const MAX_URL = 400

/**
 * Reads where a custodian wants to be called: `https`, a host, a port of its own or none, no user and no fragment. What the name of the host
 * leads to is looked at at each call.
 */
export function readWebhookUrl(text: string, reach: WebhookReach): URL | null {
  if (text.length > MAX_URL || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.href.length > MAX_URL || url.username !== '' || url.password !== '' || url.hash !== '') return null
  if (isLocalhost(url)) return reach.localhost && url.protocol === 'http:' ? url : null
  if (url.protocol !== 'https:') return null
  if (url.port !== '' && Number(url.port) < 1024) return null
  const host = hostOf(url)
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : null
  // A name without a dot is of the city's own network.
  return host.includes('.') && !/\.(local|localhost|internal|home\.arpa|onion)\.?$/.test(host) ? url : null
}

/** Whether a URL leads to this machine by its name. */
export function isLocalhost(url: URL): boolean {
  const host = hostOf(url)
  return host === 'localhost' || isLoopback(host)
}

/** The host without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}
