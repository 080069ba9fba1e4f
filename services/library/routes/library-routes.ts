import { answerRoutes, type ServiceConfig, type Staff } from '@hefu/service-kit'
import { Hono } from 'hono'
import type { Library } from '../library.ts'
import { accountRoutes } from './account-routes.ts'
import { apiRoutes } from './api-routes.ts'
import { catalogueRoutes } from './catalogue-routes.ts'
import { counterRoutes } from './counter-routes.ts'
import { joinRoutes } from './join-routes.ts'
import { staffRoutes } from './staff-routes.ts'

/** Bytes of a file of records. */
export const MAX_FILE = 16_000_000

/** Everything that the library answers; without the pages of staff where nobody can sign in. */
export function libraryRoutes(
  library: Library,
  config: Pick<ServiceConfig, 'name' | 'publicUrl'>,
  staff: Staff | null,
): Hono {
  const routes = new Hono()
  routes.route('/', answerRoutes(library.asks))
  routes.route('/', library.issuance.routes)
  routes.route('/', catalogueRoutes(library))
  routes.route('/', accountRoutes(library, config))
  routes.route('/', joinRoutes(library, config))
  routes.route('/', apiRoutes(library))
  if (!staff) return routes
  routes.route('/', staff.routes)
  routes.route('/', staffRoutes(library, staff))
  routes.route('/', counterRoutes(library, staff))
  return routes
}
