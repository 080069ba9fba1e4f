import type { Staff } from '@hefu/service-kit'
import { Hono } from 'hono'
import { answerRoutes } from '../access/answer-routes.ts'
import type { Clinic } from '../clinic.ts'
import { fhirRoutes } from '../fhir/routes.ts'
import { shareRoutes } from '../share/routes.ts'
import { type PageAddresses, publicPages } from './public-pages.ts'
import { staffPages } from './staff-pages.ts'

/** Everything that a clinic answers. @param staff null for a clinic without staff pages */
export function clinicRoutes(clinic: Clinic, staff: Staff | null, addresses: PageAddresses): Hono {
  const { publicUrl } = addresses
  const { records, access, shares, clock, identity } = clinic
  const routes = new Hono()
  routes.route('/fhir', fhirRoutes({ records, access, base: `${publicUrl}/fhir`, name: identity.name.en }))
  routes.route('/', answerRoutes({ ...clinic, nextOf: (session) => `${publicUrl}/patient/go-on?visit=${session}` }))
  routes.route('/', shareRoutes({ shares, clock, publicUrl }))
  routes.route('/', clinic.issuance.routes)
  routes.route('/', publicPages(clinic, addresses))
  if (staff) {
    routes.route('/', staff.routes)
    routes.route('/', staffPages(clinic, staff, addresses))
  }
  return routes
}
