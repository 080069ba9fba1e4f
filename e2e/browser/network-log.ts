import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { RunningDemo } from '@hefu/demo'
import type { BrowserContext, Request } from 'playwright-core'

/** What leaves a device, from when it is watched. */
export interface NetworkLog {
  /** Method and address of each. */
  readonly sent: readonly string[]
  stop(): void
}

const ARRIVED = 'http.server.request.start'

/**
 * Watches what a wallet's device sends: all that reaches a server of the city, which run in this process, whoever sent it, except
 * for what a gate fetches of its own server; and what the device's pages, workers and service workers ask of anybody else. What a
 * cache answers has not left the device. Left out is that a browser looks for a new version of the app by itself after a start,
 * which a demo's server alone lets it do each time (apps/server/app-server.ts).
 */
export function watchNetwork(context: BrowserContext, demo: RunningDemo): NetworkLog {
  const sent: string[] = []
  const own = [demo.walletUrl, demo.cityUrl, demo.identityProviderUrl].map((url) => new URL(url).origin)
  const arrived = (message: unknown): void => {
    const { method, headers, url } = (message as { readonly request: IncomingMessage }).request
    if (headers.host !== new URL(demo.gateUrl).host && url !== '/service-worker.js') {
      sent.push(`${method} ${headers.host}${url}`)
    }
  }
  const asked = (request: Request): void => {
    if (!own.includes(new URL(request.url()).origin)) sent.push(`${request.method()} ${request.url()}`)
  }
  subscribe(ARRIVED, arrived)
  context.on('request', asked)
  return {
    sent,
    stop() {
      unsubscribe(ARRIVED, arrived)
      context.off('request', asked)
    },
  }
}
