import { AppError } from '../error.ts'

/** The wallet's only way to the network. While a pass is on the screen nothing leaves through it. */
export interface QuietNetwork {
  /** @throws AppError `showing`, `offline`, or `city-down` after a minute without an answer */
  fetch(url: string, init?: RequestInit): Promise<Response>
  /** Closes the network, breaking off what is under way, until the returned function is called. */
  hold(): () => void
  readonly held: boolean
}

/** What the network stands on. */
export interface NetworkPorts {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  readonly isOnline: () => boolean
}

const TIMEOUT_MS = 60_000

/** A network that can be held. Cookies are never sent, and nothing is told of where a request came from. */
export function quietNetwork(ports: NetworkPorts): QuietNetwork {
  let holders = 0
  let breakOff = new AbortController()
  return {
    async fetch(url, init = {}) {
      if (holders > 0) throw new AppError('showing', 'nothing is fetched while a pass is shown')
      const signal = AbortSignal.any([breakOff.signal, AbortSignal.timeout(TIMEOUT_MS)])
      try {
        return await ports.fetch(url, { ...init, signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
      } catch (cause) {
        if (holders > 0) throw new AppError('showing', 'broken off, a pass is shown', { cause })
        throw new AppError(ports.isOnline() ? 'city-down' : 'offline', `${url} did not answer`, { cause })
      }
    },
    hold() {
      holders++
      breakOff.abort()
      let held = true
      return () => {
        if (!held) return
        held = false
        holders--
        if (holders === 0) breakOff = new AbortController()
      }
    },
    get held() {
      return holders > 0
    },
  }
}
