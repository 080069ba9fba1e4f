import { BrowserError } from '../error.ts'

/** An app's way to the network. @throws BrowserError `offline`, or `city-down` after a minute without an answer */
export type Fetcher = (url: string, init?: RequestInit) => Promise<Response>

/** What the network stands on. */
export interface NetworkPorts {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  readonly isOnline: () => boolean
}

const TIMEOUT_MS = 60_000

/** A network on which cookies are never sent, and nothing is told of where a request came from. */
export function createFetcher({ fetch, isOnline }: NetworkPorts): Fetcher {
  return async (url, init = {}) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS)
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
    try {
      return await fetch(url, { ...init, signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
    } catch (cause) {
      throw new BrowserError(isOnline() ? 'city-down' : 'offline', `${url} did not answer`, { cause })
    }
  }
}
