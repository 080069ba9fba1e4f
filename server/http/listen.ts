import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { getRequestListener } from '@hono/node-server'
import { ServerError } from '../error.ts'

/** How long requests under way may take after a stop. */
const DRAIN_MS = 10_000

/** An HTTP server that listens. */
export interface Listening {
  readonly port: number
  /** Takes no more requests, answers those under way, closes every connection; cuts off what takes longer than 10 seconds. */
  drain(): Promise<void>
}

/** @throws ServerError `address-in-use` */
export async function listen(
  listener: ReturnType<typeof getRequestListener>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  let draining = false
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    // A connection that a client keeps for later would hold up the stop until its time is over.
    response.once('close', () => draining && setImmediate(() => server.closeIdleConnections()))
    return listener(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const inUse = cause.code === 'EADDRINUSE'
      reject(inUse ? new ServerError('address-in-use', `port ${port} of ${host} is in use`, { cause }) : cause)
    })
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    drain: () =>
      new Promise((resolve) => {
        draining = true
        const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
