import { createFetcher, type NetworkPorts } from '@hefu/app-browser'
import { AppError } from '../error.ts'

/** The wallet's only way to the network. While a pass is on the screen nothing leaves through it. */
export interface QuietNetwork {
  /** @throws AppError `showing`; BrowserError `offline`, or `city-down` after a minute without an answer */
  fetch(url: string, init?: RequestInit): Promise<Response>
  /** Closes the network, breaking off what is under way, until the returned function is called. */
  hold(): () => void
  readonly held: boolean
}

/** A network that can be held. */
export function quietNetwork(ports: NetworkPorts): QuietNetwork {
  const fetcher = createFetcher(ports)
  let holders = 0
  let breakOff = new AbortController()
  return {
    async fetch(url, init = {}) {
      if (holders > 0) throw new AppError('showing', 'nothing is fetched while a pass is shown')
      try {
        return await fetcher(url, { ...init, signal: breakOff.signal })
      } catch (cause) {
        if (holders > 0) throw new AppError('showing', 'broken off, a pass is shown', { cause })
        throw cause
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
