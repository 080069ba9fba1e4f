import {
  MAX_CARD_FILE,
  type RunningService,
  runService,
  type ServiceConfig,
  type ServicePorts,
  systemPorts,
} from '@hefu/service-kit'
import { PARKING_MIGRATIONS } from './database/migrations.ts'
import type { ParkingTables } from './database/tables.ts'
import { STAFF_LINKS } from './pages/layout.ts'
import { openParking, type Parking, type ParkingOptions } from './parking.ts'
import { parkingRoutes } from './routes/parking-routes.ts'
import { BAY_SERVICE, EXIT_SERVICE, PERMIT_SERVICE } from './service-ids.ts'
import { barrierToken } from './sync/barrier-token.ts'

/** The parking service, listening. */
export interface RunningParking extends RunningService {
  /** What stands behind its pages. */
  readonly parking: Parking
  /** The bearer token of a barrier. */
  barrierToken(barrier: string): string
}

const SETTLE_MS = 5000
/** A car park's phones may stand behind one address, and its barriers ask each second. */
const REQUESTS_PER_MINUTE = 3000
/** A barrier's report of 250 events. */
const MAX_BODY = 65_536

/**
 * Starts the parking service. Its issuer keys have to be registered before it can issue: `parking.issuance.issuerKeys()` names them.
 *
 * @throws ServiceError, ServerError as `runService`
 */
export async function startParking(
  config: ServiceConfig,
  options: ParkingOptions,
  ports: ServicePorts = systemPorts(config.name),
): Promise<RunningParking> {
  const { inside, ...running } = await runService<ParkingTables, Parking>(
    {
      migrations: PARKING_MIGRATIONS,
      services: [EXIT_SERVICE, PERMIT_SERVICE, BAY_SERVICE],
      open: (basis) => openParking(basis, options),
      staffLinks: STAFF_LINKS,
      serve: (parking, staff) => ({
        routes: parkingRoutes(parking, staff),
        rateLimit: { requestsPerMinute: REQUESTS_PER_MINUTE },
        maxBody: MAX_BODY,
        maxStaffBody: MAX_CARD_FILE,
      }),
      rounds: { everyMs: SETTLE_MS, run: (parking) => parking.settle() },
      upkeep: { run: (parking) => parking.forget() },
    },
    config,
    ports,
  )
  return { ...running, parking: inside, barrierToken: (barrier) => barrierToken(inside.keys.barriers, barrier) }
}
