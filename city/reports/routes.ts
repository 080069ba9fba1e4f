import { problem } from '@hefu/server'
import type { LocalText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import type { OfficerAudit } from '../officers/officer-audit.ts'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../officers/officer-session.ts'
import { custodianOf } from '../things/custodian-routes.ts'
import type { ThingRegister } from '../things/register-store.ts'
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
  routes.route(
    '/',
    webhookRoutes(
      { store: webhooks, reach },
      {
        prefix: '/custodian',
        security: [{ custodianKey: [] }],
        async whose(c) {
          const custodian = await custodianOf(c, things)
          return custodian instanceof Response ? custodian : custodian.id
        },
      },
    ),
  )
  return routes
}

/** What officers with the role `things` call from the console: for all custodians of the city, or for the one to which their account confines them. */
export function officerReportRoutes(
  { ports, webhooks, reach }: Reports,
  guard: OfficerGuard,
  audit: OfficerAudit,
): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()
  routes.use('/officers/reports', guard('things'))
  routes.use('/officers/reports.geojson', guard('things'))
  routes.use('/officers/reports/*', guard('things'))
  routes.use('/officers/webhooks', guard('things'))
  routes.use('/officers/webhooks/*', guard('things'))
  routes.route(
    '/',
    workRoutes(ports, {
      prefix: '/officers',
      security: OFFICER,
      async worker(c: Context<OfficerEnv>) {
        const { office, custodian } = c.var.officer
        return { office, custodian }
      },
      noted: (c: Context<OfficerEnv>, { id }) =>
        audit.note({ officer: c.var.officer.id, deed: 'report-worked', about: id }),
    }),
  )
  routes.route(
    '/',
    webhookRoutes(
      { store: webhooks, reach },
      {
        prefix: '/officers',
        security: OFFICER,
        parameters: [{ name: 'custodian', in: 'query', description: WHOSE, schema: { type: 'string' } }],
        whose: (c: Context<OfficerEnv>) => webhooksOf(c, ports.things.register),
        noted: (c: Context<OfficerEnv>, deed, about) => audit.note({ officer: c.var.officer.id, deed, about }),
      },
    ),
  )
  return routes
}

const WHOSE = 'The id of a custodian; an officer who works for one alone may leave it out.'

/** Whose webhooks an officer asks for: their own custodian's, or any that is there where they work for all. */
async function webhooksOf(
  c: Context<OfficerEnv>,
  register: Pick<ThingRegister, 'custodians'>,
): Promise<string | Response> {
  const { custodian: own } = c.var.officer
  const asked = c.req.query('custodian') ?? own
  if (own !== null && asked !== own) return problem(c, 403, 'other-custodian', 'You work for another custodian.')
  const known = (await register.custodians()).some(({ id }) => id === asked)
  return known && asked !== null ? asked : problem(c, 404, 'unknown-custodian', 'There is no such custodian.')
}
