import { problem, problemAnswer } from '@hefu/server'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod'
import type { Ask } from '../asks/open-asks.ts'
import type { Exams } from '../exams.ts'
import { readPlace } from '../queue/place.ts'
import type { InLine } from '../queue/stand-in-line.ts'
import { ASK_REFUSALS, answerRefusal, NO_RESULT } from '../refusals.ts'
import { releaseStanding } from '../release/release-gate.ts'
import { studentNumber, studentPin } from '../students/student-card.ts'
import {
  AnswerBody,
  AskBegun,
  AskQuestion,
  AskStanding,
  CardOffer,
  CardQuestion,
  FreshRequest,
  Line,
  type LineAnswer,
  NextAnswer,
  type RequestAnswer,
  Sessions,
} from './api-schemas.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const
const TAGS = ['Results']
/** Carries a place; an address would be logged by a proxy. */
const PLACE_HEADER = 'Hefu-Place'

/** The API: what the pages do, for wallets and programs. Nothing of it needs a script or a cookie. */
export function apiRoutes(exams: Exams, publicUrl: string): Hono {
  const routes = new Hono()
  const { sessions, desk, clock, keys } = exams

  routes.get('/api/sessions', describe('Examinations and when their results are out', Sessions), async (c) => {
    const listed = (await sessions.list()).map(({ id, title, releasesAt }) => {
      const release = releaseStanding({ releasesAt }, clock())
      const left = release.standing === 'early' ? release.secondsLeft : 0
      return { id, title, releases_at: releasesAt, seconds_left: releasesAt === null ? null : left }
    })
    return c.json({ sessions: listed }, 200, NO_STORE)
  })

  // No body is read: this is what everybody asks in the same minute.
  routes.post(
    '/api/sessions/:session/line',
    describe(`Where the place of the header \`${PLACE_HEADER}\` stands; gives one where none is sent`, Line, [404]),
    async (c) => {
      const session = await sessions.find(c.req.param('session') ?? '')
      if (!session) return unknownSession(c)
      return c.json(lineOf(await exams.stand(session, c.req.header(PLACE_HEADER))), 200, NO_STORE)
    },
  )

  routes.post(
    '/api/sessions/:session/asks',
    describe('Begins an ask, once its place was called', AskBegun, [403, 404, 409, 422, 425, 503]),
    validator('json', AskQuestion, malformed),
    async (c) => {
      const session = await sessions.find(c.req.param('session') ?? '')
      if (!session) return unknownSession(c)
      const { place: token, candidate } = c.req.valid('json')
      // The release before the place: the answer is one and the same for everybody until the instant.
      const release = releaseStanding(session, clock())
      if (release.standing !== 'released') return tooEarly(c, release.standing === 'early' ? release.secondsLeft : null)
      const place = readPlace(keys.places, session.id, token)
      if (!place) return problem(c, 403, 'no-place', 'Take a place in the queue first.')
      const begun = await desk.begin(session, place, candidate)
      if (begun.outcome === 'early') return tooEarly(c, begun.secondsLeft)
      if (begun.outcome === 'refused') {
        const { status, words } = ASK_REFUSALS[begun.reason]
        return problem(c, status, begun.reason, words.en)
      }
      return c.json({ ask: begun.ask.id, request: await requestOf(begun.ask) }, 201, NO_STORE)
    },
  )

  routes.get('/api/asks/:ask', describe('How an ask stands', AskStanding, [404]), (c) => {
    const ask = desk.find(c.req.param('ask'))
    if (!ask) return unknownAsk(c)
    if (ask.state.state !== 'ready') return c.json({ state: ask.state.state }, 200, NO_STORE)
    const { code, link } = ask.state.offer
    return c.json({ state: 'ready', offer: { code, link } }, 200, NO_STORE)
  })

  routes.post(
    '/api/asks/:ask/requests',
    describe('A fresh request; each is good for half a minute', FreshRequest, [404]),
    async (c) => {
      const ask = desk.find(c.req.param('ask'))
      return ask ? c.json({ request: await requestOf(ask) }, 200, NO_STORE) : unknownAsk(c)
    },
  )

  routes.post(
    '/api/answers',
    describeRoute({
      tags: TAGS,
      summary: 'A wallet answers a request; the registered address of `exams.fetch`',
      responses: {
        200: {
          description: 'Taken, and where whoever answered goes on.',
          content: { 'application/json': { schema: resolver(NextAnswer) } },
        },
        204: { description: 'Taken, at a counter.' },
        403: problemAnswer('There is no result to hand over.'),
        422: problemAnswer('Not an answer to a request that is shown.'),
      },
    }),
    validator('json', AnswerBody, malformed),
    async (c) => {
      const answered = await desk.answer(c.req.valid('json').pass, 'sent')
      if (answered.outcome === 'refused') return problem(c, 422, answered.reason, answerRefusal(answered.reason).en)
      if (answered.outcome === 'no-result') return problem(c, 403, 'no-result', NO_RESULT.en)
      const { next } = answered
      return next === null ? c.body(null, 204, NO_STORE) : c.json({ next: `${publicUrl}${next}` }, 200, NO_STORE)
    },
  )

  routes.post(
    '/api/student-cards',
    describe('Offers a student card to who has its number and PIN', CardOffer, [403, 429]),
    validator('json', CardQuestion, malformed),
    async (c) => {
      const { student: number, pin: text } = c.req.valid('json')
      const [student, pin] = [studentNumber(number), studentPin(text)]
      const fetched =
        student && pin ? await exams.students.bringIn(student, pin, exams.today()) : ({ outcome: 'refused' } as const)
      if (fetched.outcome === 'offered') {
        const { code, link } = fetched.offer
        return c.json({ offer: { code, link } }, 200, NO_STORE)
      }
      if (fetched.outcome === 'refused') return problem(c, 403, 'refused', 'Number and PIN open no card.')
      return problem(c, 429, 'locked', 'Too many wrong PINs.', { 'Retry-After': String(fetched.until - clock()) })
    },
  )

  async function requestOf(ask: Ask): Promise<RequestAnswer> {
    const { text, link, validUntil } = await desk.request(ask)
    return { text, link, valid_until: validUntil }
  }

  return routes
}

function lineOf({ line, token }: InLine): LineAnswer {
  const of = { standing: line.standing, place: token }
  if (line.standing === 'early') {
    return { ...of, seconds_left: line.secondsLeft, ahead: line.ahead, ask_again_after: line.askAgainAfter }
  }
  if (line.standing !== 'waiting') return of
  const { ahead, seconds, rate, isSlow, askAgainAfter } = line
  const measured = Math.round(rate * 10) / 10
  return { ...of, ahead, wait_seconds: seconds, rate: measured, slow: isSlow, ask_again_after: askAgainAfter }
}

const PROBLEMS: Readonly<Record<number, string>> = {
  403: 'Refused; the code says why.',
  404: 'There is none.',
  409: 'Not with this place.',
  422: 'It cannot be read.',
  425: 'The results are not out; the same answer for everybody.',
  429: 'Too many wrong ones; `Retry-After` says until when.',
  503: 'Too much to do; try again in a minute.',
}

function describe(summary: string, schema: z.ZodType, problems: readonly number[] = []) {
  const good = { description: 'Done.', content: { 'application/json': { schema: resolver(schema) } } }
  const bad = problems.map((status) => [status, problemAnswer(PROBLEMS[status] ?? '')] as const)
  return describeRoute({ tags: TAGS, summary, responses: { 200: good, ...Object.fromEntries(bad) } })
}

function tooEarly(c: Context, secondsLeft: number | null): Response {
  const later: Record<string, string> = secondsLeft === null ? {} : { 'Retry-After': String(secondsLeft) }
  return problem(c, 425, 'too-early', 'The results are not out yet.', later)
}

function unknownSession(c: Context): Response {
  return problem(c, 404, 'unknown-session', 'There is no such examination.')
}

function unknownAsk(c: Context): Response {
  return problem(c, 404, 'unknown-ask', 'This ask is over. Begin again; your place is kept.')
}

function malformed(result: { readonly success: boolean }, c: Context): Response | undefined {
  return result.success ? undefined : problem(c, 422, 'malformed', 'The request is not as described.')
}
