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
  systemPorts,
} from '@hefu/service-kit'
import { sql } from 'kysely'
import { PARKING_MIGRATIONS } from './database/migrations.ts'
import type { ParkingTables } from './database/tables.ts'
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
const DAY_MS = 86_400_000
const SERVICES = [EXIT_SERVICE, PERMIT_SERVICE, BAY_SERVICE]
/** A car park's phones may stand behind one address, and its barriers ask each second. */
const REQUESTS_PER_MINUTE = 3000
/** A barrier's report of 250 events. */
const MAX_BODY = 65_536

/**
 * Starts the parking service. Its issuer keys have to be registered before it can issue: `parking.issuance.issuerKeys()` names them. When its
 * registered end has come, everything that it keeps is destroyed, which is looked at once a day.
 *
 * @throws ServiceError `register-unreachable`, `register-refused`; ServerError `database-not-reachable`, `address-in-use`, `master-key`
 */
export async function startParking(
  config: ServiceConfig,
  options: ParkingOptions,
  ports: ServicePorts = systemPorts(config.name),
): Promise<RunningParking> {
  await loadCurve()
  const register = await followRegister(config, ports)
  const opened = await openServiceDatabase<ParkingTables>(config.databaseUrl, PARKING_MIGRATIONS)
  const { database } = opened
  const parking = await openParking({ config, database, register, ports }, options)
  const staff = config.staff && openStaff({ config, database, key: parking.keys.staff, ports })
  const served = {
    routes: parkingRoutes(parking, staff),
    ready: async (): Promise<void> => void (await sql`select 1`.execute(database)),
    rateLimit: { requestsPerMinute: REQUESTS_PER_MINUTE },
    maxBody: MAX_BODY,
  }
  const running = await serveService(served, config, ports)
  const failed = (error: unknown): void => ports.log.error({ error: describeError(error) }, 'upkeep failed')
  const sunset = (): Promise<boolean> => destroyIfEnded({ config, database, register, services: SERVICES, ports })
  let settling: Promise<unknown> = Promise.resolve()
  const settle = (): void => {
    settling = settling.then(() => parking.settle()).catch(failed)
  }
  const timers = [setInterval(settle, SETTLE_MS), setInterval(() => sunset().catch(failed), DAY_MS)]
  return {
    ...running,
    parking,
    barrierToken: (barrier) => barrierToken(parking.keys.barriers, barrier),
    async stop() {
      for (const timer of timers) clearInterval(timer)
      register.stop()
      await running.stop()
      await settling
      await opened.close()
    },
  }
}
