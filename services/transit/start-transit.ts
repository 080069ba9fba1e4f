import {
  MAX_CARD_FILE,
  type RunningService,
  runService,
  type ServiceConfig,
  type ServicePorts,
} from '@hefu/service-kit'
import { TRANSIT_MIGRATIONS } from './database/migrations.ts'
import type { TransitTables } from './database/tables.ts'
import { STAFF_LINKS } from './pages/layout.ts'
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

/**
 * Starts the transit service. Its issuer keys have to be registered before it can issue:
 * `transit.issuance.issuerKeys()` names them.
 *
 * @throws ServiceError, ServerError as `runService`
 */
export async function startTransit(
  config: ServiceConfig,
  ports: ServicePorts,
  options: TransitOptions,
): Promise<RunningTransit> {
  const { inside, register, ...running } = await runService<TransitTables, Transit>(
    {
      migrations: TRANSIT_MIGRATIONS,
      services: [TICKET_SERVICE, MONTH_SERVICE, CONCESSION_SERVICE, REDUCED_SERVICE],
      open: (basis) => openTransit(basis, options),
      staffLinks: STAFF_LINKS,
      serve: (transit, staff) => ({
        routes: transitRoutes(transit, staff),
        maxStaffBody: MAX_CARD_FILE,
        // All gates of a station may have one address, and each tells every second.
        rateLimit: { requestsPerMinute: 600 + 60 * options.gates.length },
      }),
      rounds: { everyMs: SETTLE_MS, run: (transit) => transit.settle() },
      upkeep: { everyMs: HOUR_MS, run: (transit) => transit.forget() },
    },
    config,
    ports,
  )
  return {
    ...running,
    transit: inside,
    gateToken: (gate) => gateToken(inside.keys.gates, gate),
    refreshRegister: () => register.refresh(),
  }
}
