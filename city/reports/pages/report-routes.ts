import { toBase64url } from '@hefu/bytes'
import { readPageStyle } from '@hefu/server'
import { isSubjectId, type LocalText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { missingPage } from '../../resolver/missing-page.ts'
import type { KeptThing } from '../../things/thing.ts'
import type { FaultCategory } from '../category.ts'
import type { FewAtOnce } from '../few-at-once.ts'
import { SECRET_BYTES, secretHash } from '../follow-secret.ts'
import { MAX_REPORT_BODY, readForm } from '../open311/read-form.ts'
import { REFUSALS, type SubmitReason } from '../refusals.ts'
import { MAX_PHOTOS, MAX_WORDS } from '../report.ts'
import { findSimilar, submitReport } from '../submit-report.ts'
import { describedPage } from './describe.ts'
import { formAnswer } from './form-answer.ts'
import { noticePage } from './notice-page.ts'
import { framesOf, type PagePorts } from './page-ports.ts'
import { NOTHING_TYPED, reportFormPage, type Typed } from './report-form.ts'
import { similarPage } from './similar-page.ts'
import { takenPage } from './taken-page.ts'
import { WORDS } from './words.ts'

/** Longest words that come back in a form, in UTF-16 units: enough for what is too long to be made shorter. */
const MOST_TYPED = 8 * MAX_WORDS

/** A thing of which faults are taken. */
interface Reportable {
  readonly thing: KeptThing
  readonly categories: readonly FaultCategory[]
}
/** Why a form comes back. */
interface Refused {
  readonly status: 400 | 403 | 409 | 413 | 415 | 429 | 503
  readonly words: LocalText
  readonly retryAfter?: number
}

/** `/t/ID/report`: a fault of a thing is reported from its own page, without the wallet and without a script. @param bodies as for Open311 */
export function reportPageRoutes(ports: PagePorts, bodies: FewAtOnce): Hono {
  const routes = new Hono()
  const { reports, origin, utcOffsetMinutes } = ports
  const style = readPageStyle().file
  const frameOf = framesOf(ports, style)

  /** The thing and what can be reported of it, or the page that says why nothing can. */
  async function reportable(c: Context): Promise<Reportable | Response> {
    const id = c.req.param('id') ?? ''
    const frame = frameOf(c)
    const thing = isSubjectId(id) ? await reports.things.things.find(id) : null
    if (!thing) {
      const page = await missingPage({ ...frame, reason: 'unknown', asked: id.slice(0, 40), isFalseLabel: false })
      return formAnswer(c, frame.language, page, 404)
    }
    if (thing.retiredAt !== null) {
      const page = await noticePage(frame, { title: WORDS.retiredTitle, text: WORDS.retired, thing: id })
      return formAnswer(c, frame.language, page, 410)
    }
    const categories = (await reports.categories.all()).filter(({ kind, offered }) => offered && kind === thing.kind)
    if (categories.length > 0) return { thing, categories }
    const page = await noticePage(frame, { title: WORDS.noneTitle, text: WORDS.none, thing: id })
    return formAnswer(c, frame.language, page, 404)
  }

  async function form(c: Context, of: Reportable, typed: Typed, refused: Refused | null): Promise<Response> {
    const frame = frameOf(c)
    const page = await reportFormPage(frame, { ...of, typed, refusal: refused?.words ?? null })
    const headers: Record<string, string> = refused?.retryAfter ? { 'Retry-After': String(refused.retryAfter) } : {}
    return formAnswer(c, frame.language, page, refused?.status ?? 200, headers)
  }

  async function post(c: Context): Promise<Response> {
    const of = await reportable(c)
    if (of instanceof Response) return of
    const sent = await readForm(c)
    if (sent === 'another-type') return form(c, of, NOTHING_TYPED, { status: 415, words: WORDS.unreadable })
    if (sent === 'unreadable') return form(c, of, NOTHING_TYPED, { status: 400, words: WORDS.unreadable })
    const { field, photos } = sent
    const typed: Typed = {
      category: field('category') ?? '',
      words: (field('words') ?? '').slice(0, MOST_TYPED).toWellFormed(),
      anyway: of.categories.find(({ code }) => code === field('anyway'))?.code ?? '',
      hadPhotos: photos.length > 0,
    }
    const category = of.categories.find(({ code }) => code === typed.category)
    if (!category) return form(c, of, typed, { status: 400, words: WORDS.choose })
    if (photos.length > MAX_PHOTOS) return form(c, of, typed, refusedBy('too-many-photos'))
    const { thing } = of
    const said = {
      category: category.code,
      thing: thing.id,
      latitude: null,
      longitude: null,
      words: field('words') ?? '',
    }
    if (typed.anyway !== category.code) {
      const similar = await findSimilar(reports, said)
      if (typeof similar === 'string') return form(c, of, typed, refusedBy(similar))
      if (similar.length > 0) {
        const frame = frameOf(c)
        const page = { thing, category, similar, typed, utcOffsetMinutes: utcOffsetMinutes() }
        return formAnswer(c, frame.language, await similarPage(frame, page))
      }
    }
    const secret = reports.random(SECRET_BYTES)
    const submitted = await submitReport(reports, { ...said, photos, followHash: secretHash(secret), pass: null })
    if (submitted.outcome === 'refused') return form(c, of, typed, refusedBy(submitted.reason))
    if (submitted.outcome === 'needs-pass') return form(c, of, typed, { status: 403, words: WORDS.needsPass })
    if (submitted.outcome === 'too-many') {
      return form(c, of, typed, { ...refusedBy('too-many'), retryAfter: submitted.seconds })
    }
    if (submitted.outcome !== 'taken') return form(c, of, typed, refusedBy(submitted.outcome))
    const frame = frameOf(c)
    const taken = { thing: thing.id, id: submitted.report.id, secret: toBase64url(secret) }
    const page = await takenPage(frame, { ...taken, followAt: `${origin}/reports/follow` })
    return formAnswer(c, frame.language, page, 201)
  }

  routes.get(
    '/t/:id/report',
    describedPage('A form by which a fault of a thing is reported', {
      404: 'There is no such thing, or faults of its kind are not taken.',
      410: 'It is retired.',
    }),
    async (c) => {
      const of = await reportable(c)
      return of instanceof Response ? of : form(c, of, NOTHING_TYPED, null)
    },
  )

  routes.post(
    '/t/:id/report',
    describedPage('Takes what the form sends; open reports of the same fault are offered first', {
      201: 'It is taken. The page shows once with what it is followed.',
      400: 'A rule refuses it: the form comes back, and says which.',
      403: 'Too many came in. The wallet can show a pass.',
      404: 'There is no such thing, or faults of its kind are not taken.',
      410: 'It is retired.',
      413: 'The photos are too large.',
      415: 'The body is no form.',
      503: 'Too many photos wait now.',
    }),
    bodyLimit({
      maxSize: MAX_REPORT_BODY,
      onError: async (c) => {
        const frame = frameOf(c)
        const page = await noticePage(frame, { title: WORDS.refusedTitle, text: WORDS.tooLarge, thing: null })
        return formAnswer(c, frame.language, page, 413)
      },
    }),
    async (c) => {
      const answered = await bodies.run(() => post(c))
      if (answered) return answered
      const frame = frameOf(c)
      const page = await noticePage(frame, { title: WORDS.refusedTitle, text: REFUSALS.busy.words, thing: null })
      return formAnswer(c, frame.language, page, 503, { 'Retry-After': '30' })
    },
  )

  return routes
}

/** A refusal as every client is told it. */
function refusedBy(reason: SubmitReason): Refused {
  return REFUSALS[reason]
}
