import { createServer } from 'node:net'
import { DemoError } from './error.ts'

/** The ports of a demo city, all on 127.0.0.1. */
export interface DemoPorts {
  readonly city: number
  readonly wallet: number
  readonly gate: number
  readonly identityProvider: number
  readonly firstWitness: number
  readonly secondWitness: number
  readonly register: number
}

/** The first of the seven ports unless told otherwise. */
export const DEFAULT_PORT_BASE = 4600

/**
 * Seven ports in a row.
 *
 * @throws DemoError `invalid-option`
 */
export function portsFrom(base: number): DemoPorts {
  if (!Number.isInteger(base) || base < 1024 || base > 65_529) {
    throw new DemoError('invalid-option', 'a port base is a whole number from 1024 to 65529')
  }
  return named([0, 1, 2, 3, 4, 5, 6].map((i) => base + i))
}

/** Seven ports that are free now. */
export async function freePorts(): Promise<DemoPorts> {
  const servers = await Promise.all([0, 0, 0, 0, 0, 0, 0].map((port) => bind(port)))
  await Promise.all(servers.map(({ release }) => release()))
  return named(servers.map(({ port }) => port))
}

/** @throws DemoError `port-in-use` that names the first port that is taken */
export async function assertFree(ports: DemoPorts): Promise<void> {
  for (const port of Object.values(ports) as number[]) {
    try {
      await (await bind(port)).release()
    } catch (cause) {
      throw new DemoError('port-in-use', `port ${port} is in use by another program`, { cause })
    }
  }
}

function named(ports: readonly number[]): DemoPorts {
  const [city = 0, wallet = 0, gate = 0, identityProvider = 0, firstWitness = 0, secondWitness = 0, register = 0] =
    ports
  return { city, wallet, gate, identityProvider, firstWitness, secondWitness, register }
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
