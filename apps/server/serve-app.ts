import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

/** A server that listens. */
export interface RunningApp {
  /** As a browser on this machine addresses it, such as `http://localhost:4602`. */
  readonly url: string
  /** Ends connections and stops listening. */
  stop(): Promise<void>
}

/**
 * Listens on 127.0.0.1; port 0 takes a free one.
 *
 * @throws Error with the code of the system, such as `EADDRINUSE`
 * @example
 * const gate = await serveApp({ server: createAppServer({ directory, config }), port: 4602 })
 */
export async function serveApp({
  server,
  port,
}: {
  readonly server: Hono
  readonly port: number
}): Promise<RunningApp> {
  const listener = createServer(getRequestListener(server.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject)
    listener.listen(port, '127.0.0.1', resolve)
  })
  const address = listener.address() as AddressInfo
  return {
    url: `http://localhost:${address.port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        listener.close((error) => (error ? reject(error) : resolve()))
        listener.closeAllConnections()
      }),
  }
}
