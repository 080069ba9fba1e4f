import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import { unreadable } from '../people/people-answers.ts'
import { refusalWords } from './check-thing.ts'
import { custodianKeyHash, keyInHeader } from './custodian-key.ts'
import type { ThingPorts } from './ports.ts'
import { EventBody, saidEventIn, saidIn, ThingBody } from './schemas.ts'
import type { Custodian } from './thing.ts'
import { type CustodianOutcome, putThing, tellEvent } from './work-on-things.ts'

const TAGS = ['Things']
const security = [{ custodianKey: [] }]
const responses = {
  204: { description: 'Done.' },
  400: problemAnswer('The request cannot be read.'),
  401: { description: 'No key of a custodian, or one that is not valid any more.' },
  403: problemAnswer('The thing is of another custodian.'),
  410: problemAnswer('The thing is retired, and stays so.'),
  413: problemAnswer('The body is too large.'),
  422: problemAnswer('A rule refuses it; `code` says which, and the title in which field.'),
  ...COMMON_PROBLEMS,
}

/** What custodians write of their own things, each with the key that the city's team has made for them. */
export function custodianRoutes(ports: ThingPorts): Hono {
  const routes = new Hono()

  routes.put(
    '/things/:file{[A-Za-z0-9._-]+\\.json}',
    describeRoute({
      tags: TAGS,
      summary: 'A custodian adds a thing or changes it: its id and .json',
      security,
      responses: { ...responses, 201: { description: 'It is new.' } },
    }),
    validator('json', ThingBody, unreadable),
    async (c) => {
      const custodian = await custodianOf(c, ports)
      if (custodian instanceof Response) return custodian
      const id = (c.req.param('file') ?? '').slice(0, -'.json'.length)
      return outcomeAnswer(c, await putThing(ports, custodian, saidIn(id, c.req.valid('json'))))
    },
  )

  routes.post(
    '/things/:id/events',
    describeRoute({
      tags: TAGS,
      summary: 'A custodian tells what happened to a thing: a move says where to, a retirement is for ever',
      security,
      responses: { ...responses, 404: problemAnswer('There is no such thing.') },
    }),
    validator('json', EventBody, unreadable),
    async (c) => {
      const custodian = await custodianOf(c, ports)
      if (custodian instanceof Response) return custodian
      return outcomeAnswer(
        c,
        await tellEvent(ports, custodian, c.req.param('id') ?? '', saidEventIn(c.req.valid('json'))),
      )
    },
  )
  return routes
}

/** The custodian behind a request's key, or the answer that asks for one. */
export async function custodianOf(
  c: Context,
  { register }: Pick<ThingPorts, 'register'>,
): Promise<Custodian | Response> {
  const key = keyInHeader(c.req.header('Authorization'))
  const custodian = key === null ? null : await register.custodianOf(custodianKeyHash(key))
  if (custodian) return custodian
  const challenge = key === null ? 'Bearer' : 'Bearer error="invalid_token"'
  return problem(c, 401, 'no-custodian', 'This takes the key of a custodian.', { 'WWW-Authenticate': challenge })
}

/** What became of a write, as it is answered. */
export function outcomeAnswer(c: Context, outcome: CustodianOutcome): Response {
  if (typeof outcome === 'object') return problem(c, 422, outcome.refusal.reason, refusalWords(outcome.refusal))
  switch (outcome) {
    case 'added':
      return c.body(null, 201)
    case 'changed':
    case 'unchanged':
      return c.body(null, 204)
    case 'other-custodian':
      return problem(c, 403, outcome, 'This thing is of another custodian.')
    case 'retired':
      return problem(c, 410, outcome, 'This thing is retired, and stays so.')
    case 'unknown':
      return problem(c, 404, 'unknown-thing', 'There is no such thing.')
  }
}
