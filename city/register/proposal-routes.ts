import { BytesError, fromBase64url, toBase64url } from '@hefu/bytes'
import { problem, problemAnswer } from '@hefu/server'
import { decodeAct, decodeProposal, encodeProposal, officerId, StandardError } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import type { KeptProposal } from './proposal-store.ts'
import { approve, type DeskOutcome, decline, isAboutPerson, type ProposalDesk, propose } from './proposals.ts'

/** Longest proposal or act, as base64url. */
const MAX_TEXT = 44_000
const LISTED = 200
const TAGS = ['Register']

const Signature = z.string().length(86).meta({ description: 'Ed25519, base64url.' })
const ProposalBody = z.object({
  proposal: z
    .string()
    .max(MAX_TEXT)
    .meta({ description: 'base64url of dCBOR [1, body, proposer, proposed at, signature].' }),
})
const ApprovalBody = z.object({ approver: z.string().max(64), decidedAt: z.int().min(0), signature: Signature })
const DeclineBody = z.object({
  officer: z.string().max(64),
  reason: z.string().min(1).max(400),
  declinedAt: z.int().min(0),
  signature: Signature,
})
const FoundingBody = z.object({
  act: z
    .string()
    .max(MAX_TEXT)
    .meta({ description: 'base64url of the first entry of the log, signed by two of the officers that it names.' }),
})
const DecidedAnswer = z.object({
  act: z.int().meta({ description: 'Index in the log.' }),
  effectiveFrom: z.int().meta({ description: 'Unix seconds.' }),
})
const decidedAnswer = { description: 'Decided.', content: { 'application/json': { schema: resolver(DecidedAnswer) } } }
const unreadableAnswer = problemAnswer('The request cannot be read.')
const refusedAnswer = problemAnswer(
  'The signature does not hold, or a rule of the register refuses it; `code` says which.',
)

/**
 * The desk of the officers, at `/register/proposals`. Every request proves itself by an officer's signature, so there is no session to
 * steal and no server that could decide by itself; what waits is public, as what is decided will be.
 */
export function proposalRoutes(desk: ProposalDesk): Hono {
  const routes = new Hono()

  routes.get(
    '/register/proposals',
    describeRoute({
      tags: TAGS,
      summary: 'What waits for a second officer, and what was closed last',
      responses: { 200: { description: 'The proposals.', content: { 'application/json': {} } } },
    }),
    async (c) => {
      const proposals = (await desk.store.list(LISTED)).map(toJson)
      return c.json({ origin: desk.keeper.origin, proposals }, 200, { 'Cache-Control': 'no-store' })
    },
  )

  routes.post(
    '/register/proposals',
    describeRoute({
      tags: TAGS,
      summary: 'An officer proposes an act',
      responses: { 201: { description: 'Kept, under its digest.' }, 400: unreadableAnswer, 409: refusedAnswer },
    }),
    validator('json', ProposalBody, unreadable),
    async (c) => {
      const proposal = read(() => decodeProposal(fromBase64url(c.req.valid('json').proposal)))
      if (!proposal) return unreadable({ success: false }, c)
      if (isAboutPerson(proposal)) return refuse(c, NEEDS_A_CASE)
      const result = await propose(desk, proposal)
      return result.outcome === 'refused' ? refuse(c, result) : c.json({ digest: result.made }, 201)
    },
  )

  routes.post(
    '/register/proposals/:digest/approval',
    describeRoute({
      tags: TAGS,
      summary: 'A second officer approves: the proposal becomes an act',
      responses: { 200: decidedAnswer, 400: unreadableAnswer, 404: refusedAnswer, 409: refusedAnswer },
    }),
    validator('json', ApprovalBody, unreadable),
    async (c) => {
      const { approver, decidedAt, signature } = c.req.valid('json')
      const approval = read(() => ({ approver: officerId(approver), decidedAt, approval: fromBase64url(signature) }))
      if (!approval) return unreadable({ success: false }, c)
      const digest = c.req.param('digest') ?? ''
      const kept = await desk.store.find(digest)
      if (kept && isAboutPerson(kept.proposal)) return refuse(c, NEEDS_A_CASE)
      const result = await approve(desk, digest, approval)
      if (result.outcome === 'refused') return refuse(c, result)
      return c.json({ act: result.made.index, effectiveFrom: result.made.effectiveFrom })
    },
  )

  routes.post(
    '/register/proposals/:digest/decline',
    describeRoute({
      tags: TAGS,
      summary: 'An officer declines, or takes a proposal back, and says why',
      responses: { 204: { description: 'Declined.' }, 400: unreadableAnswer, 404: refusedAnswer, 409: refusedAnswer },
    }),
    validator('json', DeclineBody, unreadable),
    async (c) => {
      const body = c.req.valid('json')
      const by = read(() => ({ ...body, officer: officerId(body.officer), signature: fromBase64url(body.signature) }))
      if (!by) return unreadable({ success: false }, c)
      const result = await decline(desk, c.req.param('digest') ?? '', by)
      return result.outcome === 'refused' ? refuse(c, result) : c.body(null, 204)
    },
  )

  routes.post(
    '/register/founding',
    describeRoute({
      tags: TAGS,
      summary: 'The first act: the city, its officers and its notice period',
      description: 'Taken once, while the log is empty.',
      responses: { 200: decidedAnswer, 400: unreadableAnswer, 409: refusedAnswer },
    }),
    validator('json', FoundingBody, unreadable),
    async (c) => {
      const act = read(() => decodeAct(fromBase64url(c.req.valid('json').act)))
      if (act?.body.kind !== 'city') return unreadable({ success: false }, c)
      const result = await desk.keeper.decide(act)
      if (result.outcome === 'refused') return refuse(c, result)
      return c.json({ act: result.index, effectiveFrom: result.effectiveFrom })
    },
  )
  return routes
}

function toJson({ digest, proposal, standing }: KeptProposal): object {
  const { body, proposer, proposedAt } = proposal
  return { digest, kind: body.kind, proposer, proposedAt, standing, proposal: toBase64url(encodeProposal(proposal)) }
}

/** An act about one person whom nobody has named would be counted and end nothing. */
const NEEDS_A_CASE = { outcome: 'refused', reason: 'needs-a-case' } as const

function refuse(c: Context, { reason }: Extract<DeskOutcome<never>, { outcome: 'refused' }>): Response {
  if (reason === 'unknown-proposal') return problem(c, 404, reason, 'There is no such proposal.')
  return problem(c, 409, reason, 'The register does not take it.')
}

function unreadable(result: { success: boolean }, c: Context): Response | undefined {
  if (result.success) return
  return problem(c, 400, 'malformed-request', 'The request cannot be read.')
}

function read<Value>(decode: () => Value): Value | null {
  try {
    return decode()
  } catch (error) {
    if (error instanceof StandardError || error instanceof BytesError) return null
    throw error
  }
}
