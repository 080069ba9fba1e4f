import { loadCurve } from '@hefu/bbs'
import { describeError } from '@hefu/server'
import {
  followRegister,
  openServiceDatabase,
  openStaff,
  type RunningService,
  type ServiceConfig,
  type ServicePorts,
  serveService,
} from '@hefu/service-kit'
import { sql } from 'kysely'
import { TRANSIT_MIGRATIONS } from './database/migrations.ts'
import type { TransitTables } from './database/tables.ts'
import { transitRoutes } from './routes/transit-routes.ts'
import { gateToken } from './sync/gates.ts'
import { openTransit, type Transit, type TransitOptions } from './transit.ts'

/** The transit service, listening. */
export interface RunningTransit extends RunningService {
  /** What stands behind its pages. */
  readonly transit: Transit
  /** The bearer token of a gate. */
  gateToken(gate: string): string
}

const SETTLE_MS = 5000

/**
 * Starts the transit service. Its issuer keys have to be registered before it can issue: `transit.issuance.issuerKeys()` names them.
 *
 * @throws ServiceError `register-unreachable`, `register-refused`; ServerError `database-not-reachable`, `address-in-use`, `master-key`
 */
export async function startTransit(
  config: ServiceConfig,
  ports: ServicePorts,
  options: TransitOptions,
): Promise<RunningTransit> {
  await loadCurve()
  const register = await followRegister(config, ports)
  const opened = await openServiceDatabase<TransitTables>(config.databaseUrl, TRANSIT_MIGRATIONS)
  const { database } = opened
  const transit = await openTransit({ config, database, register, ports }, options)
  const staff = config.staff && openStaff({ config, database, key: transit.keys.staff, ports })
  const routes = transitRoutes(transit, staff)
  const ready = async (): Promise<void> => void (await sql`select 1`.execute(database))
  const running = await serveService({ routes, ready }, config, ports)
  const timer = setInterval(() => {
    transit.settle().catch((error: unknown) => {
      ports.log.error({ error: describeError(error) }, 'not everything could be settled')
    })
  }, SETTLE_MS)
  return {
    ...running,
    transit,
    gateToken: (gate) => gateToken(transit.keys.gates, gate),
    async stop() {
      clearInterval(timer)
      register.stop()
      await running.stop()
      await opened.close()
    },
  }
}
