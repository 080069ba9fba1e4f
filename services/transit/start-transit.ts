import { loadCurve } from '@hefu/bbs'
import { describeError } from '@hefu/server'
import {
  destroyIfEnded,
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
import { CONCESSION_SERVICE, MONTH_SERVICE, REDUCED_SERVICE, TICKET_SERVICE } from './service-ids.ts'
import { gateToken } from './sync/gates.ts'
import { openTransit, type Transit, type TransitOptions } from './transit.ts'

/** The transit service, listening. */
export interface RunningTransit extends RunningService {
  /** What stands behind its pages. */
  readonly transit: Transit
  /** The bearer token of a gate. */
  gateToken(gate: string): string
  /**
   * Asks the city for what is new, as it does each minute.
   * @throws ServiceError `register-unreachable` or `register-refused`
   */
  refreshRegister(): Promise<void>
}

const SETTLE_MS = 5000
const HOUR_MS = 3_600_000
const SERVICES = [TICKET_SERVICE, MONTH_SERVICE, CONCESSION_SERVICE, REDUCED_SERVICE]

/**
 * Starts the transit service. Its issuer keys have to be registered before it can issue:
 * `transit.issuance.issuerKeys()` names them.
 *
 * @throws ServiceError `register-unreachable`, `register-refused`; ServerError `database-not-reachable`,
 * `address-in-use`, `master-key`
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
  // All gates of a station may have one address, and each tells every second.
  const rateLimit = { requestsPerMinute: 600 + 60 * options.gates.length }
  const running = await serveService({ routes, ready, rateLimit }, config, ports)
  const timer = setInterval(() => {
    transit.settle().catch((error: unknown) => {
      ports.log.error({ error: describeError(error) }, 'not everything could be settled')
    })
  }, SETTLE_MS)
  const upkeep = async (): Promise<void> => {
    const ended = await destroyIfEnded({ config, database, register, services: SERVICES, ports })
    if (!ended) await transit.forget()
  }
  const hourly = setInterval(() => {
    upkeep().catch((error: unknown) => ports.log.error({ error: describeError(error) }, 'upkeep failed'))
  }, HOUR_MS)
  return {
    ...running,
    transit,
    gateToken: (gate) => gateToken(transit.keys.gates, gate),
    refreshRegister: () => register.refresh(),
    async stop() {
      clearInterval(timer)
      clearInterval(hourly)
      register.stop()
      await running.stop()
      await opened.close()
    },
  }
}
