import { fileOf, languageOf, notice, panel, renewed, type Staff, type StaffEnv, withLanguage } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Exams } from '../exams.ts'
import { importPart } from '../pages/staff/import-page.ts'
import { importForm, importList, KIND_WORDS } from '../pages/staff/import-parts.ts'
import { fileRefusal } from '../staff-refusals.ts'
import { STAFF_ROLE } from '../staff-roles.ts'
import { findImport, listImports, listRefusals } from '../store/import-store.ts'
import { IMPORT_KINDS, type ImportKind } from '../store/tables.ts'
import { staffPage } from './staff-routes.ts'

const RENEW_MS = 1000
const SHOWN = 200
const ALL = 200_000

/** Files of candidates, results and student cards, and what became of every row of them. */
export function importRoutes(exams: Exams, staff: Staff): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>()
  const { authority, sessions, database } = exams
  for (const path of ['/staff/imports/*', '/staff/students', '/staff/students/*'])
    routes.use(path, staff.guard(STAFF_ROLE))

  const importOf = (c: Context) => {
    const id = c.req.param('import') ?? ''
    return /^[0-9a-f]{32}$/.test(id) ? findImport(database, id) : Promise.resolve(null)
  }

  async function bringIn(c: Context, kind: ImportKind, session: string | null): Promise<Response> {
    const bytes = await fileOf(c, 'file')
    const running = bytes ? await authority.bringIn({ kind, session, bytes }) : ({ fault: 'not-text' } as const)
    if ('fault' in running) return notRead(c, fileRefusal(running))
    return c.redirect(withLanguage(`/staff/imports/${running.id}`, c), 303)
  }

  const notRead = (c: Context, why: LocalText): Promise<Response> => {
    const language = languageOf(c)
    const main = notice('refusal', language === 'en' ? 'Not read' : '未能读取', why[language])
    return staffPage(c, localText('导入', 'Import'), main, { status: 422 })
  }

  // Guarded with all that is below an examination.
  routes.post('/staff/sessions/:session/imports/:kind', async (c) => {
    const session = await sessions.find(c.req.param('session'))
    const kind = IMPORT_KINDS.find((one) => one === c.req.param('kind'))
    if (!session || kind === undefined || kind === 'students') return c.notFound()
    return bringIn(c, kind, session.id)
  })

  routes.get('/staff/students', async (c) => {
    const language = languageOf(c)
    const imports = await listImports(database, null)
    const main = html`${panel(language === 'en' ? 'Files' : '文件', importList(c, language, imports, exams.utcOffsetMinutes()))}
${panel(language === 'en' ? 'Bring in' : '导入', importForm(c, language, 'students', '/staff'))}`
    return staffPage(c, KIND_WORDS.students, main)
  })
  routes.post('/staff/students', (c) => bringIn(c, 'students', null))

  async function part(c: Context, id: string) {
    const progress = await findImport(database, id)
    return progress && importPart(c, languageOf(c), progress, await listRefusals(database, id, { limit: SHOWN }))
  }

  routes.get('/staff/imports/:import', async (c) => {
    const progress = await importOf(c)
    const shown = progress && (await part(c, progress.id))
    if (!progress || !shown) return c.notFound()
    const isRunning = progress.state === 'running'
    const main = isRunning ? renewed(withLanguage(`/staff/imports/${progress.id}/part`, c), shown, RENEW_MS) : shown
    return staffPage(c, KIND_WORDS[progress.kind], main, { script: isRunning })
  })

  routes.get('/staff/imports/:import/part', async (c) => {
    const progress = await importOf(c)
    const shown = progress && (await part(c, progress.id))
    if (!shown) return c.body(null, 410)
    if (progress.state !== 'running') c.header('Location-After', withLanguage(`/staff/imports/${progress.id}`, c))
    return c.html(shown, 200, { 'Cache-Control': 'no-store' })
  })

  routes.get('/staff/imports/:import/refusals.csv', async (c) => {
    const progress = await importOf(c)
    if (!progress) return c.notFound()
    const refusals = await listRefusals(database, progress.id, { limit: ALL })
    const lines = refusals.map(({ line, field, reason }) => `${line},${field},${reason}`)
    return c.body(['line,column,reason', ...lines, ''].join('\r\n'), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="refusals.csv"',
      'Cache-Control': 'no-store',
    })
  })

  return routes
}
