import { randomInt } from 'node:crypto'
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
  readonly console: number
  readonly organisation: number
  readonly transit: number
  readonly parking: number
  readonly library: number
  readonly exams: number
  readonly clinic: number
  readonly hospital: number
}

/** The first of the fifteen ports unless told otherwise. */
export const DEFAULT_PORT_BASE = 4600
const COUNT = 15
const ATTEMPTS = 20
const LAST_BASE = 65_536 - COUNT

/**
 * Fifteen ports in a row.
 *
 * @throws DemoError `invalid-option`
 */
export function portsFrom(base: number): DemoPorts {
  if (!Number.isInteger(base) || base < 1024 || base > LAST_BASE) {
    throw new DemoError('invalid-option', `a port base is a whole number from 1024 to ${LAST_BASE}`)
  }
  return named(Array.from({ length: COUNT }, (_, i) => base + i))
}

/**
 * Fifteen ports in a row that are free now. They are below those that a system gives to outgoing connections and to whoever asks for any
 * port (32768 on Linux): one of those could be taken again before the demo listens.
 *
 * @throws DemoError `port-in-use` when none are found
 */
export async function freePorts(): Promise<DemoPorts> {
  for (let attempt = 1; ; attempt++) {
    const ports = portsFrom(randomInt(Math.ceil(10_000 / COUNT), Math.floor(32_000 / COUNT)) * COUNT)
    try {
      await assertFree(ports)
      return ports
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}

/** @throws DemoError `port-in-use` that names the first port that is taken */
export async function assertFree(ports: DemoPorts): Promise<void> {
  for (const port of Object.values(ports) as number[]) {
    try {
      const release = await bind(port)
      await release()
    } catch (cause) {
      throw new DemoError('port-in-use', `port ${port} is in use by another program`, { cause })
    }
  }
}

function named(ports: readonly number[]): DemoPorts {
  const [city = 0, wallet = 0, gate = 0, identityProvider = 0, firstWitness = 0, secondWitness = 0] = ports
  const [register = 0, console = 0, organisation = 0] = ports.slice(6)
  const [transit = 0, parking = 0, library = 0, exams = 0, clinic = 0, hospital = 0] = ports.slice(9)
  const apps = { wallet, gate, register, console, organisation }
  const services = { transit, parking, library, exams, clinic, hospital }
  return { city, identityProvider, firstWitness, secondWitness, ...apps, ...services }
}

async function bind(port: number): Promise<() => Promise<void>> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return () => new Promise((resolve) => server.close(() => resolve()))
}
