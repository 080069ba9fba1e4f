import { loadCurve } from '@hefu/bbs'
import { assertReachable, describeError } from '@hefu/server'
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
import { type Library, type LibraryOptions, openLibrary } from './library.ts'
import { LIBRARY_MIGRATIONS } from './migrations/migrations.ts'
import { libraryRoutes, MAX_FILE } from './routes/library-routes.ts'
import { LIBRARY_ACCOUNT, LIBRARY_JOIN } from './service-ids.ts'
import type { LibraryTables } from './tables.ts'

/** The library, listening. */
export interface RunningLibrary extends RunningService {
  /** What stands behind its pages. */
  readonly library: Library
}

const SETTLE_MS = 10_000
const DAY_MS = 86_400_000

/**
 * Starts the library. Its issuer keys have to be registered before it can issue: `library.issuance.issuerKeys()` names them.
 *
 * @throws ServiceError `register-unreachable`, `register-refused`; ServerError `database-not-reachable`, `address-in-use`, `master-key`
 */
export async function startLibrary(
  config: ServiceConfig,
  options: LibraryOptions,
  ports: ServicePorts = systemPorts(config.name),
): Promise<RunningLibrary> {
  await loadCurve()
  const register = await followRegister(config, ports)
  const opened = await openServiceDatabase<LibraryTables>(config.databaseUrl, LIBRARY_MIGRATIONS)
  const { database } = opened
  const library = await openLibrary({ config, database, register, ports }, options)
  const staff = config.staff && openStaff({ config, database, key: library.keys.staff, ports })

  const failed = (error: unknown): void => ports.log.error({ error: describeError(error) }, 'upkeep failed')
  const closeDay = async (): Promise<void> => {
    const services = [LIBRARY_ACCOUNT, LIBRARY_JOIN]
    if (!(await destroyIfEnded({ config, database, register, services, ports }))) await library.closeDay()
  }
  await closeDay()
  const timers = [
    setInterval(() => library.settle().catch(failed), SETTLE_MS),
    setInterval(() => closeDay().catch(failed), DAY_MS),
  ]
  const running = await serveService(
    { routes: libraryRoutes(library, config, staff), ready: () => assertReachable(opened), maxBody: MAX_FILE },
    config,
    ports,
  )
  return {
    ...running,
    library,
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await running.stop()
      register.stop()
      await opened.close()
    },
  }
}
