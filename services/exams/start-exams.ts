import { loadCurve } from '@hefu/bbs'
import { assertReachable, describeError, problem } from '@hefu/server'
import {
  destroyIfEnded,
  dropOver,
  followRegister,
  openServiceDatabase,
  openStaff,
  type RunningService,
  type ServiceConfig,
  type ServicePorts,
  type Staff,
  serveService,
  systemPorts,
} from '@hefu/service-kit'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { EXAMS_FETCH } from './entries.ts'
import { type Exams, type ExamsOptions, openExams } from './exams.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import { apiRoutes } from './routes/api-routes.ts'
import { counterRoutes } from './routes/counter-routes.ts'
import { importRoutes } from './routes/import-routes.ts'
import { publicRoutes } from './routes/public-routes.ts'
import { staffRoutes } from './routes/staff-routes.ts'
import { forgetOld } from './sessions/forget-old.ts'
import { failLeftImports } from './store/import-store.ts'
import type { ExamsTables } from './store/tables.ts'

/** The service, running. */
export interface RunningExams extends RunningService {
  /** What the pages call: for who drives a demonstration. */
  readonly exams: Exams
}

const FLUSH_MS = 5000
const DAILY_MS = 86_400_000
/** A school's pupils may stand behind one address. */
const REQUESTS_PER_MINUTE = 3000
/** A file of 200,000 candidates. */
const MAX_BODY = 16_000_000
const MAX_PUBLIC_BODY = 16_384

/** Everything that the service answers. @param staff null without staff pages */
export function examsRoutes(exams: Exams, publicUrl: string, staff: Staff | null): Hono {
  const routes = new Hono()
  const small = bodyLimit({ maxSize: MAX_PUBLIC_BODY, onError: (c) => problem(c, 413, 'too-large', 'Too large.') })
  // Only files of staff are large.
  routes.use((c, next) => (c.req.path.startsWith('/staff/') ? next() : small(c, next)))
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
 * @throws ServiceError, ServerError as the kit's parts say
 */
export async function startExams(
  config: ServiceConfig,
  options: ExamsOptions & { readonly requestsPerMinute?: number } = {},
  ports: ServicePorts = systemPorts(config.name),
): Promise<RunningExams> {
  await loadCurve()
  const opened = await openServiceDatabase<ExamsTables>(config.databaseUrl, MIGRATIONS)
  const { database } = opened
  await failLeftImports(database)
  const register = await followRegister(config, ports)
  const exams = await openExams({ config, database, register, ports }, { nowMs: Date.now, ...options })
  const staff = config.staff && openStaff({ config, database, key: exams.keys.staff, ports })

  const failed = (error: unknown): void => ports.log.error({ error: describeError(error) }, 'upkeep failed')
  const flush = (): Promise<unknown> => Promise.all([exams.queues.flush(), exams.figures.flush()]).catch(failed)
  const upkeep = async (): Promise<void> => {
    if (await destroyIfEnded({ config, database, register, services: [EXAMS_FETCH], ports })) return
    await forgetOld(database, ports.clock())
    await exams.students.dropOver(exams.today())
    await dropOver({ database, issuance: exams.issuance, ports })
  }
  const timers = [setInterval(flush, FLUSH_MS), setInterval(() => upkeep().catch(failed), DAILY_MS)]
  await upkeep()

  const served = {
    routes: examsRoutes(exams, config.publicUrl, staff),
    ready: () => assertReachable(opened),
    rateLimit: { requestsPerMinute: options.requestsPerMinute ?? REQUESTS_PER_MINUTE },
    maxBody: MAX_BODY,
  }
  const running = await serveService(served, config, ports)
  return {
    exams,
    url: running.url,
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await running.stop()
      await flush()
      register.stop()
      await opened.close()
    },
  }
}
