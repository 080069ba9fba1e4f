import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { decodePass } from '@hefu/standard'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import { ID_NUMBER } from '../entries.ts'
import type { KeyedHash } from '../records/identifiers.ts'
import type { RecordStore } from '../records/record-store.ts'
import type { PatientDesk } from './patient-desk.ts'
import type { RecordAccess } from './record-access.ts'
import type { Visits } from './visits.ts'

/** What answering stands on. */
export interface AnswerPorts {
  readonly door: PatientDesk
  readonly records: RecordStore
  readonly access: RecordAccess
  readonly visits: Visits
  readonly hashId: KeyedHash
  /** Where somebody who answered a page goes on. */
  readonly nextOf: (session: string) => string
}

const TAGS = ['Record']
const MAX_PASS = 4_000
const NOT_KEPT = { 'Cache-Control': 'no-store' }
const Answer = z.strictObject({ pass: z.string().max(MAX_PASS) })
const Request = z.object({ request: z.string(), valid_until: z.int() })
const Next = z.object({ next: z.url() })
const Token = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: z.string(),
  patient: z.string(),
})

/**
 * How a wallet opens the record of its holder: it fetches a request, answers it with a pass, and the answer to that pass is the token. Whoever
 * else may have seen the request gets nothing by it. A pass that answers a page leads on to a page for who answered; a counter is told who it is.
 */
export function answerRoutes({ door, records, access, visits, hashId, nextOf }: AnswerPorts): Hono {
  const routes = new Hono()
  const anybody = cors({ origin: '*', allowMethods: ['POST'], allowHeaders: ['Content-Type'], maxAge: 600 })
  routes.use('/api/answers', anybody)
  routes.use('/api/record/request', anybody)

  routes.post(
    '/api/record/request',
    describeRoute({
      tags: TAGS,
      summary: 'A request to be answered with the wallet',
      responses: {
        200: { description: 'Good for half a minute.', content: { 'application/json': { schema: resolver(Request) } } },
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => {
      const { text, validUntil } = await door.request()
      return c.json({ request: text, valid_until: validUntil }, 200, NOT_KEPT)
    },
  )

  routes.post(
    '/api/answers',
    describeRoute({
      tags: TAGS,
      summary: 'Takes the pass that answers a request',
      responses: {
        200: {
          description: 'For who answered: the token of the record, or where to go on after a page that asked.',
          content: { 'application/json': { schema: resolver(z.union([Token, Next])) } },
        },
        204: { description: 'The counter that asked knows now.' },
        403: problemAnswer('The pass is not admitted; `code` is the gate’s reason.'),
        404: problemAnswer('There is no record of this person here.'),
        ...COMMON_PROBLEMS,
      },
    }),
    bodyLimit({ maxSize: MAX_PASS + 100 }),
    validator('json', Answer, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed', 'That is no answer.'),
    ),
    async (c) => {
      const { pass } = c.req.valid('json')
      const verdict = await door.judge(pass)
      if (verdict.verdict === 'refused') return problem(c, 403, verdict.reason, 'The answer was not admitted.')
      const number = verdict.disclosed.get(ID_NUMBER)
      const patient = typeof number === 'string' ? await records.patientByIdHash(hashId(number)) : undefined
      const { nonce } = decodePass(pass)
      const visit = nonce && (await visits.answer(nonce, patient?.id ?? null))
      if (visit?.outcome === 'counter') return c.body(null, 204)
      if (visit?.outcome === 'holder') return c.json({ next: nextOf(visit.session) }, 200, NOT_KEPT)
      if (!patient) return problem(c, 404, 'no-record', 'There is no record of this person here.')
      return c.json(await access.grant(patient.id), 200, NOT_KEPT)
    },
  )
  return routes
}
