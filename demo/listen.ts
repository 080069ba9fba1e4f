import { createServer, type RequestListener } from 'node:http'
import { DemoError } from './error.ts'

/** A server that can be stopped; stopping twice is the same as once. */
export interface RunningServer {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Listens on 127.0.0.1 and nowhere else.
 *
 * @throws DemoError `port-in-use`
 */
export async function listen(port: number, listener: RequestListener): Promise<RunningServer> {
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new DemoError('port-in-use', `port ${port} is in use by another program`, { cause })
          : cause,
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  let stopped: Promise<void> | undefined
  return {
    url: `http://localhost:${port}`,
    stop() {
      stopped ??= new Promise((resolve) => {
        server.close(() => resolve())
        // Browsers keep connections open without using them; a demo does not wait for those.
        server.closeAllConnections()
      })
      return stopped
    },
  }
}
