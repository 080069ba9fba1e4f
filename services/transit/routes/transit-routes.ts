import type { Staff } from '@hefu/service-kit'
import { Hono } from 'hono'
import type { Transit } from '../transit.ts'
import { apiRoutes } from './api-routes.ts'
import { gateRoutes } from './gate-routes.ts'

/** Everything that the transit service answers; without the pages of staff where nobody can sign in. */
export function transitRoutes(transit: Transit, staff: Staff | null): Hono {
  const routes = new Hono()
  routes.route('/', transit.issuance.routes)
  routes.route('/', gateRoutes(transit))
  routes.route('/', apiRoutes(transit))
  void staff
  return routes
}
