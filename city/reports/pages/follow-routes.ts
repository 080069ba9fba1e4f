import { readPageStyle } from '@hefu/server'
import type { LocalText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { withdrawReport } from '../follow-report.ts'
import { readSecret } from '../follow-secret.ts'
import { readForm } from '../open311/read-form.ts'
import { readFollowed } from '../read-followed.ts'
import { isReportId } from '../report-id.ts'
import { describedPage } from './describe.ts'
import { followFormPage, followPage, type Opening } from './follow-page.ts'
import { formAnswer } from './form-answer.ts'
import { noticePage } from './notice-page.ts'
import { framesOf, type PagePorts } from './page-ports.ts'
import { WORDS } from './words.ts'

/** `/reports/follow`: number and secret are sent in the body of a form, so that no address has them. */
export function followPageRoutes(ports: PagePorts): Hono {
  const routes = new Hono()
  const { reports, utcOffsetMinutes } = ports
  const frameOf = framesOf(ports, readPageStyle().file)

  async function form(c: Context, opening: Opening, refusal: LocalText | null, status: 200 | 400 | 404) {
    const frame = frameOf(c)
    return formAnswer(c, frame.language, await followFormPage(frame, { ...opening, refusal }), status)
  }

  async function shown(c: Context, opening: Opening, refusal: LocalText | null, status: 200 | 409): Promise<Response> {
    const report = await readFollowed(reports, opening.number, opening.secret)
    if (!report) return form(c, opening, WORDS.unknown, 404)
    const frame = frameOf(c)
    const page = await followPage(frame, { report, opening, refusal, utcOffsetMinutes: utcOffsetMinutes() })
    return formAnswer(c, frame.language, page, status)
  }

  async function withdrawn(c: Context, opening: Opening): Promise<Response> {
    const { number } = opening
    const secret = readSecret(opening.secret)
    const result = secret && isReportId(number) ? await withdrawReport(reports, number, secret) : 'unknown-report'
    if (result === 'unknown-report') return form(c, opening, WORDS.unknown, 404)
    if (result === 'closed') return shown(c, opening, WORDS.ended, 409)
    const frame = frameOf(c)
    const said = { title: WORDS.withdrawnTitle, text: WORDS.withdrawn, thing: null }
    return formAnswer(c, frame.language, await noticePage(frame, said))
  }

  routes.get('/reports/follow', describedPage('A form that asks for the number and the secret of a report', {}), (c) =>
    form(c, { number: '', secret: '' }, null, 200),
  )

  routes.post(
    '/reports/follow',
    describedPage('A report as its reporter sees it, and its end where they take it back', {
      400: 'The form cannot be read.',
      404: 'No report has this number and this secret.',
      409: 'It has ended and cannot be taken back.',
    }),
    async (c) => {
      const sent = await readForm(c)
      if (typeof sent === 'string') return form(c, { number: '', secret: '' }, WORDS.unreadable, 400)
      const typed = (name: string): string => (sent.field(name) ?? '').trim().slice(0, MOST_TYPED).toWellFormed()
      const opening = { number: typed('number').toLowerCase(), secret: typed('secret') }
      return sent.field('withdraw') === 'yes' ? withdrawn(c, opening) : shown(c, opening, null, 200)
    },
  )

  return routes
}

/** Longest field that comes back, in UTF-16 units; a number and a secret are shorter. */
const MOST_TYPED = 80
