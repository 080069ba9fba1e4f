import type { LocalText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import type { OfficerAudit } from '../officers/officer-audit.ts'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../officers/officer-session.ts'
import { custodianOf } from '../things/custodian-routes.ts'
import { fewAtOnce } from './few-at-once.ts'
import type { Reports } from './open-reports.ts'
import { open311Routes } from './open311/routes.ts'
import { followPageRoutes } from './pages/follow-routes.ts'
import type { PagePorts } from './pages/page-ports.ts'
import { reportPageRoutes } from './pages/report-routes.ts'
import { reportRoutes } from './public-routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { workRoutes } from './work-routes.ts'

/** What everybody, reporters and custodians call. */
export function faultRoutes(
  { ports, webhooks, reach }: Reports,
  city: { readonly publicUrl: string; readonly jurisdiction: string; readonly name: () => LocalText },
  pages: Omit<PagePorts, 'reports'>,
): Hono {
  const { things } = ports
  const routes = new Hono()
  const bodies = fewAtOnce()
  routes.route('/', open311Routes(ports, city, bodies))
  routes.route('/', reportPageRoutes({ ...pages, reports: ports }, bodies))
  routes.route('/', followPageRoutes({ ...pages, reports: ports }))
  routes.route('/', reportRoutes(ports))
  routes.route(
    '/',
    workRoutes(ports, {
      prefix: '/custodian',
      security: [{ custodianKey: [] }],
      async worker(c) {
        const custodian = await custodianOf(c, things)
        return custodian instanceof Response ? custodian : { office: custodian.name, custodian: custodian.id }
      },
    }),
  )
  routes.route('/', webhookRoutes({ store: webhooks, things, reach }))
  return routes
}

/** What officers with the role `things` call from the console: for all custodians of the city. */
export function officerReportRoutes({ ports }: Reports, guard: OfficerGuard, audit: OfficerAudit): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()
  routes.use('/officers/reports', guard('things'))
  routes.use('/officers/reports.geojson', guard('things'))
  routes.use('/officers/reports/*', guard('things'))
  routes.route(
    '/',
    workRoutes(ports, {
      prefix: '/officers',
      security: OFFICER,
      worker: async (c: Context<OfficerEnv>) => ({ office: c.var.officer.office, custodian: null }),
      noted: (c: Context<OfficerEnv>, { id }) =>
        audit.note({ officer: c.var.officer.id, deed: 'report-worked', about: id }),
    }),
  )
  return routes
}
