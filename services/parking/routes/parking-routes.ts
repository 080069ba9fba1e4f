import { answerRoutes, type Staff } from '@hefu/service-kit'
import { Hono } from 'hono'
import type { Parking } from '../parking.ts'
import { apiRoutes } from './api-routes.ts'
import { barrierRoutes } from './barrier-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import { payRoutes } from './pay-routes.ts'
import { publicRoutes } from './public-routes.ts'
import { staffRoutes } from './staff-routes.ts'

/** Everything that the parking service answers; without the pages of staff where nobody can sign in. */
export function parkingRoutes(parking: Parking, staff: Staff | null): Hono {
  const routes = new Hono()
  routes.route('/', parking.issuance.routes)
  routes.route('/', answerRoutes(parking.asks))
  routes.route('/', barrierRoutes(parking))
  routes.route('/', feedRoutes(parking))
  routes.route('/', apiRoutes(parking))
  routes.route('/', publicRoutes(parking))
  routes.route('/', payRoutes(parking))
  if (!staff) return routes
  routes.route('/', staff.routes)
  routes.route('/', staffRoutes(parking, staff))
  routes.route('/', deskRoutes(parking, staff))
  return routes
}
