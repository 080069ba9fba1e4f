import {
  fieldsOf,
  type Html,
  languageOf,
  pageOf,
  renewed,
  type Staff,
  type StaffEnv,
  withLanguage,
} from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { candidateNumber } from '../candidates/candidate-number.ts'
import { ExamsError } from '../error.ts'
import type { Exams } from '../exams.ts'
import { SERVICE_NAME, STAFF_LINKS } from '../pages/frame.ts'
import { fromInput } from '../pages/staff/city-time.ts'
import { correctionsPage } from '../pages/staff/corrections-page.ts'
import { livePart } from '../pages/staff/live-page.ts'
import { sessionPage } from '../pages/staff/session-page.ts'
import { sessionsPage } from '../pages/staff/sessions-page.ts'
import { isFault, readScores } from '../results/scores.ts'
import type { ExamSession } from '../sessions/session.ts'
import { fieldRefusal, STAFF_REFUSALS } from '../staff-refusals.ts'
import { STAFF_ROLE } from '../staff-roles.ts'
import { listImports } from '../store/import-store.ts'
import { CORRECTION_REASONS } from '../store/tables.ts'

const RENEW_MS = 5000
const LIVE_SECONDS = 900

/** A page of the staff. */
export function staffPage(
  c: Context,
  title: LocalText,
  main: Html,
  more: { readonly script?: boolean; readonly status?: 404 | 422 } = {},
): Promise<Response> {
  return pageOf(c, { service: SERVICE_NAME, title, main, links: STAFF_LINKS, ...more })
}

/** Examinations, releases and corrections, for staff alone. */
export function staffRoutes(exams: Exams, staff: Staff): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>()
  const { authority, sessions, clock, utcOffsetMinutes } = exams
  for (const path of ['/staff', '/staff/sessions', '/staff/sessions/*']) routes.use(path, staff.guard(STAFF_ROLE))

  /** What an error of this service says; any other is thrown on. */
  const refusalOf = (error: unknown): LocalText => {
    if (error instanceof ExamsError) return STAFF_REFUSALS[error.code]
    throw error
  }
  const sessionOf = (c: Context): Promise<ExamSession | null> => sessions.find(c.req.param('session') ?? '')
  const moment = () => ({ now: clock(), utcOffsetMinutes: utcOffsetMinutes() })

  async function showSessions(c: Context, refused?: LocalText) {
    const main = sessionsPage(c, languageOf(c), { sessions: await sessions.list(), ...moment(), refused })
    return staffPage(c, localText('考试', 'Examinations'), main, refused ? { status: 422 } : {})
  }

  async function showSession(c: Context, session: ExamSession, refused?: LocalText) {
    const [figures, imports] = await Promise.all([
      authority.figures(session.id),
      listImports(exams.database, session.id),
    ])
    const main = sessionPage(c, languageOf(c), { session, figures, imports, ...moment(), refused })
    return staffPage(c, session.title, main, refused ? { status: 422 } : {})
  }

  async function showCorrections(
    c: Context,
    session: ExamSession,
    refused?: LocalText,
    typed?: (name: string) => string,
  ) {
    const corrections = await authority.corrections(session.id)
    const view = { session, corrections, utcOffsetMinutes: utcOffsetMinutes(), refused, ...(typed && { typed }) }
    return staffPage(
      c,
      localText('更正', 'Corrections'),
      correctionsPage(c, languageOf(c), view),
      refused ? { status: 422 } : {},
    )
  }

  routes.get('/staff', (c) => showSessions(c))

  routes.post('/staff/sessions', async (c) => {
    const text = await fieldsOf(c)
    const keptUntil = fromInput(`${text('kept-until')}T00:00`, utcOffsetMinutes())
    const title = { 'zh-CN': text('title-zh'), en: text('title-en') }
    try {
      const opened = await authority.open({ id: text('id'), title, releasesAt: null, keptUntil })
      if (opened === 'taken') return showSessions(c, localText('这个代号已经用过。', 'This short name is taken.'))
    } catch (error) {
      return showSessions(c, refusalOf(error))
    }
    return c.redirect(withLanguage(`/staff/sessions/${text('id')}`, c), 303)
  })

  routes.get('/staff/sessions/:session', async (c) => {
    const session = await sessionOf(c)
    return session ? showSession(c, session) : c.notFound()
  })

  routes.post('/staff/sessions/:session/release', async (c) => {
    const session = await sessionOf(c)
    if (!session) return c.notFound()
    const at = (await fieldsOf(c))('releases-at')
    try {
      await authority.plan(session.id, at === '' ? null : fromInput(at, utcOffsetMinutes()))
    } catch (error) {
      return showSession(c, session, refusalOf(error))
    }
    return c.redirect(withLanguage(`/staff/sessions/${session.id}`, c), 303)
  })

  async function live(c: Context, session: ExamSession): Promise<Html> {
    const { queue, pace } = await exams.queues.of(session.id)
    const { issued, called } = queue.state(exams.nowMs())
    const now = clock()
    await exams.figures.flush()
    return livePart(languageOf(c), {
      waiting: Math.max(0, issued - called),
      rate: queue.rate(),
      isSlow: pace.isSlow,
      isOpen: queue.isOpen,
      minutes: await exams.figures.read(session.id, now - LIVE_SECONDS),
      ...moment(),
    })
  }

  routes.get('/staff/sessions/:session/live', async (c) => {
    const session = await sessionOf(c)
    if (!session) return c.notFound()
    const path = withLanguage(`/staff/sessions/${session.id}/live/part`, c)
    return staffPage(c, localText('发布实时情况', 'Live release'), renewed(path, await live(c, session), RENEW_MS), {
      script: true,
    })
  })

  routes.get('/staff/sessions/:session/live/part', async (c) => {
    const session = await sessionOf(c)
    return session ? c.html(await live(c, session), 200, { 'Cache-Control': 'no-store' }) : c.body(null, 410)
  })

  routes.get('/staff/sessions/:session/corrections', async (c) => {
    const session = await sessionOf(c)
    return session ? showCorrections(c, session) : c.notFound()
  })

  routes.post('/staff/sessions/:session/corrections', async (c) => {
    const session = await sessionOf(c)
    if (!session) return c.notFound()
    const text = await fieldsOf(c)
    const number = candidateNumber(text('candidate'))
    const scores = readScores(text)
    const reason = CORRECTION_REASONS.find((one) => one === text('reason'))
    if (number === null || reason === undefined) {
      return showCorrections(c, session, STAFF_REFUSALS['unknown-candidate'], text)
    }
    if (isFault(scores)) return showCorrections(c, session, fieldRefusal(scores.field, scores.reason), text)
    try {
      await authority.correct(session.id, { number, scores, reason })
    } catch (error) {
      return showCorrections(c, session, refusalOf(error), text)
    }
    return c.redirect(withLanguage(`/staff/sessions/${session.id}/corrections`, c), 303)
  })

  return routes
}
