import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogPolicy } from '@hefu/log'
import { describeError } from '@hefu/server'
import {
  encodeRegisterBundle,
  type ProvenRegister,
  proveRegister,
  type RegisterState,
  registerView,
  type TrustBundle,
  wholeBundle,
} from '@hefu/standard'
import type { ServiceConfig } from '../config.ts'
import { ServiceError } from '../error.ts'
import type { ServicePorts } from '../ports.ts'
import { policyOf } from './city-trust.ts'
import { fetchBundle } from './fetch-bundle.ts'

/** The city's register as a service has it: proven, kept on the disk, good for 7 days without the city. */
export interface Register {
  /** The log's name. */
  readonly origin: string
  bundle(): TrustBundle
  /** Keys that were ended too, as an issuer has to know them. */
  state(): RegisterState
  /** Asks the city for what is new. @throws ServiceError `register-unreachable` or `register-refused`, and keeps what it has */
  refresh(): Promise<void>
  stop(): void
}

const REFRESH_MS = 60_000
const FILE = 'register.bundle'

/**
 * Follows the register: reads what was kept, asks the city, then again each minute. The log must have grown from what was proven
 * before: a city that hands out an older or another past is refused, and what was held stays in force.
 *
 * @throws ServiceError `register-unreachable` or `register-refused` when there is nothing to begin with
 */
export async function followRegister(
  config: Pick<ServiceConfig, 'city' | 'dataDirectory'>,
  ports: Pick<ServicePorts, 'fetch' | 'log'>,
): Promise<Register> {
  const policy = await policyOf(config.city)
  const path = join(config.dataDirectory, FILE)
  let proven = await readKept(path, policy)

  async function refresh(): Promise<void> {
    const bytes = await fetchBundle(ports.fetch, config.city.url, proven?.entries.length ?? 0)
    const newer = await prove(bytes, policy, proven)
    await keep(path, newer)
    proven = newer
  }

  try {
    await refresh()
  } catch (error) {
    if (!proven) throw error
    ports.log.error({ error: describeError(error) }, 'the register was not refreshed')
  }
  const timer = setInterval(() => {
    refresh().catch((error: unknown) => {
      ports.log.error({ error: describeError(error) }, 'the register was not refreshed')
    })
  }, REFRESH_MS)
  timer.unref()

  const present = (): ProvenRegister => {
    if (!proven) throw new ServiceError('register-unreachable', 'there is no register yet')
    return proven
  }
  let seen: ProvenRegister | null = null
  let view: TrustBundle | null = null
  return {
    origin: policy.logKey.name,
    bundle() {
      const now = present()
      if (view === null || seen !== now) {
        seen = now
        view = registerView(now)
      }
      return view
    },
    state: () => present().state,
    refresh,
    stop: () => clearInterval(timer),
  }
}

async function prove(bytes: Uint8Array, policy: LogPolicy, known: ProvenRegister | null): Promise<ProvenRegister> {
  try {
    return await proveRegister(bytes, policy, known)
  } catch (cause) {
    throw new ServiceError('register-refused', 'what the city sent does not prove itself', { cause })
  }
}

/** What was kept at the last refresh; null where there is nothing that proves itself. */
async function readKept(path: string, policy: LogPolicy): Promise<ProvenRegister | null> {
  const bytes = await readFile(path).catch(() => null)
  return bytes && prove(new Uint8Array(bytes), policy, null).catch(() => null)
}

async function keep(path: string, proven: ProvenRegister): Promise<void> {
  await writeFile(`${path}.new`, encodeRegisterBundle(wholeBundle(proven)))
  await rename(`${path}.new`, path)
}
