import { BytesError, fromBase64url } from '@hefu/bytes'
import { COMMON_PROBLEMS, problemAnswer } from '@hefu/server'
import { decodeProposal, officerId, StandardError } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../officers/officer-session.ts'
import { approveOrder } from './approve-early-end.ts'
import {
  CaseAnswerSchema,
  CaseListSchema,
  CaseSeenSchema,
  DecidedAnswerSchema,
  EarlyEndApprovalSchema,
  EarlyEndProposalSchema,
  LiftProposalSchema,
  ProposedAnswerSchema,
} from './officer-schemas.ts'
import { caseIdOf, refuse, unreadable } from './people-answers.ts'
import { refused } from './people-ports.ts'
import { proposeEnd, proposeLift } from './propose-early-end.ts'
import { answerCase, listCases, type OfficerPorts, seeCase } from './work-on-cases.ts'

const TAGS = ['Cases']
const UNKNOWN_CASE = refused('unknown-case')
const common = {
  400: problemAnswer('The request cannot be read.'),
  401: problemAnswer('Nobody is signed in.'),
  403: problemAnswer('Not this officer’s task or signature, or not from the console.'),
  ...COMMON_PROBLEMS,
}
const unknown = { 404: problemAnswer('There is none of this name.') }
const conflicts = { 409: problemAnswer('A rule refuses it; `code` says which.') }
const json = (description: string, schema: z.ZodType) => ({
  200: { description, content: { 'application/json': { schema: resolver(schema) } } },
})

/**
 * `/officers/cases` and `/officers/early-ends`: the only routes by which an officer has to do with a person. A request is about one case, or about one
 * person whom the officer names; there is none that answers who a person is, whether they are enrolled, or what they hold.
 */
export function officerCaseRoutes(ports: OfficerPorts, guard: OfficerGuard): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()

  routes.get(
    '/officers/cases',
    describeRoute({
      tags: TAGS,
      summary: 'What waits to be answered; nothing of whom',
      security: OFFICER,
      responses: { ...json('The cases.', CaseListSchema), ...common },
    }),
    guard('cases'),
    async (c) => c.json(await listCases(ports)),
  )

  routes.post(
    '/officers/cases/:id/opening',
    describeRoute({
      tags: TAGS,
      summary: 'Opens a case; the person is told which office did, and when',
      security: OFFICER,
      responses: { ...json('The case.', CaseSeenSchema), ...common, ...unknown },
    }),
    guard('cases'),
    async (c) => {
      const id = caseIdOf(c.req.param('id'))
      const result = id ? await seeCase(ports, c.var.officer, id) : UNKNOWN_CASE
      return result.outcome === 'refused' ? refuse(c, result) : c.json(result.made)
    },
  )

  routes.post(
    '/officers/cases/:id/answer',
    describeRoute({
      tags: TAGS,
      summary: 'Dismisses an appeal, or answers a data request',
      security: OFFICER,
      responses: { 204: { description: 'Answered.' }, ...common, ...unknown, ...conflicts },
    }),
    guard('cases'),
    validator('json', CaseAnswerSchema, unreadable),
    async (c) => {
      const id = caseIdOf(c.req.param('id'))
      const result = id ? await answerCase(ports, c.var.officer, id, c.req.valid('json')) : UNKNOWN_CASE
      return result.outcome === 'refused' ? refuse(c, result) : c.body(null, 204)
    },
  )

  routes.post(
    '/officers/cases/:id/lift',
    describeRoute({
      tags: TAGS,
      summary: 'Proposes to lift the early end that an appeal is against',
      security: OFFICER,
      responses: {
        ...json('It waits for a second officer.', ProposedAnswerSchema),
        ...common,
        ...unknown,
        ...conflicts,
      },
    }),
    guard('cases'),
    validator('json', LiftProposalSchema, unreadable),
    async (c) => {
      const { proposal: sent, text } = c.req.valid('json')
      const id = caseIdOf(c.req.param('id'))
      const proposal = read(() => decodeProposal(fromBase64url(sent)))
      if (!proposal) return unreadable({ success: false }, c)
      const result = id ? await proposeLift(ports, c.var.officer, proposal, { id, text }) : UNKNOWN_CASE
      return result.outcome === 'refused' ? refuse(c, result) : c.json({ digest: result.made })
    },
  )

  routes.post(
    '/officers/early-ends',
    describeRoute({
      tags: TAGS,
      summary: 'Proposes to end one credential of one person early',
      description: 'Answered alike whether or not there is such a credential.',
      security: OFFICER,
      responses: { ...json('It waits for a second officer.', ProposedAnswerSchema), ...common, ...conflicts },
    }),
    guard('cases'),
    validator('json', EarlyEndProposalSchema, unreadable),
    async (c) => {
      const { proposal: sent, person } = c.req.valid('json')
      const proposal = read(() => decodeProposal(fromBase64url(sent)))
      if (!proposal) return unreadable({ success: false }, c)
      const result = await proposeEnd(ports, c.var.officer, proposal, person)
      return result.outcome === 'refused' ? refuse(c, result) : c.json({ digest: result.made })
    },
  )

  routes.post(
    '/officers/early-ends/:digest/approval',
    describeRoute({
      tags: TAGS,
      summary: 'A second officer approves an early end, entering the person anew, or the lift of one',
      security: OFFICER,
      responses: { ...json('Decided.', DecidedAnswerSchema), ...common, ...unknown, ...conflicts },
    }),
    guard('cases'),
    validator('json', EarlyEndApprovalSchema, unreadable),
    async (c) => {
      const { approver, decidedAt, signature, person = null } = c.req.valid('json')
      const approval = read(() => ({ approver: officerId(approver), decidedAt, approval: fromBase64url(signature) }))
      if (!approval) return unreadable({ success: false }, c)
      const result = await approveOrder(ports, c.var.officer, c.req.param('digest') ?? '', approval, person)
      return result.outcome === 'refused' ? refuse(c, result) : c.json(result.made)
    },
  )
  return routes
}

function read<Value>(decode: () => Value): Value | null {
  try {
    return decode()
  } catch (error) {
    if (error instanceof StandardError || error instanceof BytesError) return null
    throw error
  }
}
