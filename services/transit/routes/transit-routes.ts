import type { Staff } from '@hefu/service-kit'
import { Hono } from 'hono'
import type { Transit } from '../transit.ts'
import { apiRoutes } from './api-routes.ts'
import { buyRoutes } from './buy-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { gateRoutes } from './gate-routes.ts'
import { publicRoutes } from './public-routes.ts'
import { refundRoutes } from './refund-routes.ts'
import { staffRoutes } from './staff-routes.ts'

/** Everything that the transit service answers; without the pages of staff where nobody can sign in. */
export function transitRoutes(transit: Transit, staff: Staff | null): Hono {
  const routes = new Hono()
  routes.route('/', transit.issuance.routes)
  routes.route('/', gateRoutes(transit))
  routes.route('/', apiRoutes(transit))
  routes.route('/', publicRoutes(transit))
  routes.route('/', buyRoutes(transit))
  routes.route('/', refundRoutes(transit))
  if (!staff) return routes
  routes.route('/', staff.routes)
  routes.route('/', staffRoutes(transit, staff))
  routes.route('/', deskRoutes(transit, staff))
  return routes
}
