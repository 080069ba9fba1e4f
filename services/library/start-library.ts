import { type RunningService, runService, type ServiceConfig, type ServicePorts, systemPorts } from '@hefu/service-kit'
import { type Library, type LibraryOptions, openLibrary } from './library.ts'
import { LIBRARY_MIGRATIONS } from './migrations/migrations.ts'
import { STAFF_LINKS } from './pages/frame.ts'
import { libraryRoutes, MAX_FILE } from './routes/library-routes.ts'
import { LIBRARY_ACCOUNT, LIBRARY_JOIN } from './service-ids.ts'
import type { LibraryTables } from './tables.ts'

/** The library, listening. */
export interface RunningLibrary extends RunningService {
  /** What stands behind its pages. */
  readonly library: Library
}

const SETTLE_MS = 10_000

/**
 * Starts the library. Its issuer keys have to be registered before it can issue: `library.issuance.issuerKeys()` names them.
 *
 * @throws ServiceError, ServerError as `runService`
 */
export async function startLibrary(
  config: ServiceConfig,
  options: LibraryOptions,
  ports: ServicePorts = systemPorts(config.name),
): Promise<RunningLibrary> {
  const { inside, ...running } = await runService<LibraryTables, Library>(
    {
      migrations: LIBRARY_MIGRATIONS,
      services: [LIBRARY_ACCOUNT, LIBRARY_JOIN],
      open: (basis) => openLibrary(basis, options),
      staffLinks: STAFF_LINKS,
      serve: (library, staff) => ({ routes: libraryRoutes(library, config, staff), maxStaffBody: MAX_FILE }),
      rounds: { everyMs: SETTLE_MS, run: (library) => library.settle() },
      upkeep: { run: (library) => library.closeDay() },
    },
    config,
    ports,
  )
  return { ...running, library: inside }
}
