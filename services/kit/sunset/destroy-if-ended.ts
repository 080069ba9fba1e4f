import type { ServiceId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { ServiceConfig } from '../config.ts'
import type { ServicePorts } from '../ports.ts'
import type { Register } from '../register/follow-register.ts'
import { destroyService, hasEnded } from './destroy-service.ts'

/** Destroys what a service keeps once all that it does has ended by the register, and says so in its log. @returns whether it has ended */
export async function destroyIfEnded<Tables>(of: {
  readonly config: Pick<ServiceConfig, 'dataDirectory'>
  readonly database: Kysely<Tables>
  readonly register: Pick<Register, 'bundle'>
  readonly services: readonly ServiceId[]
  readonly ports: Pick<ServicePorts, 'clock' | 'log'>
}): Promise<boolean> {
  const { config, database, register, services, ports } = of
  if (!hasEnded(register, services, ports.clock())) return false
  const { rows, types } = await destroyService({ database, dataDirectory: config.dataDirectory })
  ports.log.info({ rows, types }, 'the service has ended: destroyed what it kept')
  return true
}
