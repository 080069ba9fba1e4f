import {
  type RunningService,
  runService,
  type ServiceConfig,
  type ServicePorts,
  type Staff,
  systemPorts,
} from '@hefu/service-kit'
import { Hono } from 'hono'
import { EXAMS_FETCH } from './entries.ts'
import { type Exams, type ExamsOptions, openExams } from './exams.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import { STAFF_LINKS } from './pages/frame.ts'
import { apiRoutes } from './routes/api-routes.ts'
import { counterRoutes } from './routes/counter-routes.ts'
import { importRoutes } from './routes/import-routes.ts'
import { publicRoutes } from './routes/public-routes.ts'
import { staffRoutes } from './routes/staff-routes.ts'
import { failLeftImports } from './store/import-store.ts'
import type { ExamsTables } from './store/tables.ts'

/** The service, running. */
export interface RunningExams extends RunningService {
  /** What the pages call: for who drives a demonstration. */
  readonly exams: Exams
}

const FLUSH_MS = 5000
/** A school's pupils may stand behind one address. */
const REQUESTS_PER_MINUTE = 3000
/** A file of 200,000 candidates. */
const MAX_FILE = 16_000_000
const MAX_PUBLIC_BODY = 16_384

/** Everything that the service answers. @param staff null without staff pages */
export function examsRoutes(exams: Exams, publicUrl: string, staff: Staff | null): Hono {
  const routes = new Hono()
  routes.route('/', publicRoutes(exams, publicUrl))
  routes.route('/', apiRoutes(exams, publicUrl))
  routes.route('/', exams.issuance.routes)
  if (!staff) return routes
  routes.route('/', staff.routes)
  routes.route('/', staffRoutes(exams, staff))
  routes.route('/', importRoutes(exams, staff))
  routes.route('/', counterRoutes(exams, staff))
  return routes
}

/**
 * Starts the service.
 *
 * @throws ServiceError, ServerError as `runService`
 */
export async function startExams(
  config: ServiceConfig,
  options: ExamsOptions & { readonly requestsPerMinute?: number } = {},
  ports: ServicePorts = systemPorts(config.name),
): Promise<RunningExams> {
  const flush = ({ queues, figures }: Exams): Promise<unknown> => Promise.all([queues.flush(), figures.flush()])
  const { inside, ...running } = await runService<ExamsTables, Exams>(
    {
      migrations: MIGRATIONS,
      services: [EXAMS_FETCH],
      async open(basis) {
        await failLeftImports(basis.database)
        return openExams(basis, { nowMs: Date.now, ...options })
      },
      staffLinks: STAFF_LINKS,
      serve: (exams, staff) => ({
        routes: examsRoutes(exams, config.publicUrl, staff),
        rateLimit: { requestsPerMinute: options.requestsPerMinute ?? REQUESTS_PER_MINUTE },
        maxBody: MAX_PUBLIC_BODY,
        maxStaffBody: MAX_FILE,
      }),
      rounds: { everyMs: FLUSH_MS, run: flush },
      upkeep: { run: (exams) => exams.forget() },
      finish: flush,
    },
    config,
    ports,
  )
  return { ...running, exams: inside }
}
