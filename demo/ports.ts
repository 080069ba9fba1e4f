import { createServer } from 'node:net'
import { DemoError } from './error.ts'

/** The ports of a demo city, all on 127.0.0.1. */
export interface DemoPorts {
  readonly city: number
  readonly wallet: number
  readonly gate: number
  readonly identityProvider: number
}

/** The first of the four ports unless told otherwise. */
export const DEFAULT_PORT_BASE = 4600

/**
 * Four ports in a row.
 *
 * @throws DemoError `invalid-option`
 */
export function portsFrom(base: number): DemoPorts {
  if (!Number.isInteger(base) || base < 1024 || base > 65_532) {
    throw new DemoError('invalid-option', 'a port base is a whole number from 1024 to 65532')
  }
  return { city: base, wallet: base + 1, gate: base + 2, identityProvider: base + 3 }
}

/** Four ports that are free now. */
export async function freePorts(): Promise<DemoPorts> {
  const servers = await Promise.all([0, 0, 0, 0].map((port) => bind(port)))
  const [city = 0, wallet = 0, gate = 0, identityProvider = 0] = servers.map(({ port }) => port)
  await Promise.all(servers.map(({ release }) => release()))
  return { city, wallet, gate, identityProvider }
}

/** @throws DemoError `port-in-use` that names the first port that is taken */
export async function assertFree(ports: DemoPorts): Promise<void> {
  for (const port of [ports.city, ports.wallet, ports.gate, ports.identityProvider]) {
    try {
      await (await bind(port)).release()
    } catch (cause) {
      throw new DemoError('port-in-use', `port ${port} is in use by another program`, { cause })
    }
  }
}

async function bind(port: number): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return { port: bound, release: () => new Promise((resolve) => server.close(() => resolve())) }
}
