import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import type { Parking } from '../parking.ts'
import { askForTicket, shownTicket } from '../stay/ask-for-ticket.ts'
import { payStay } from '../stay/pay.ts'
import { quoteOf } from '../stay/quote.ts'
import { ticketOf } from './pay-routes.ts'
import { parkingProblem } from './problems.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const

const quote = z.object({
  carPark: z.string(),
  entered: z.int(),
  freeUntil: z.int(),
  fee: z.int().meta({ description: 'In fen.' }),
  paid: z.int(),
  due: z.int(),
  leaveBy: z.int().nullable(),
  undecided: z.boolean(),
  receipt: z.string().nullable(),
})
const askMade = z.object({ id: z.string(), request: z.string(), validUntil: z.int() })
const askAnswer = z.object({ id: z.string(), quote: quote.nullable() })
const paymentBody: z.ZodType<{ readonly amount: number }> = z.object({ amount: z.int().min(0).max(10_000_000) })
const paying = z.object({ outcome: z.enum(['paid', 'asked', 'refused', 'free', 'amount-changed']), quote })

/** The JSON API: what a ticket costs that a wallet shows, and to pay it. */
export function apiRoutes(parking: Parking): Hono {
  const routes = new Hono()
  routes.onError(parkingProblem)
  routes.post('/api/asks', describe('Asks for a ticket', askMade), async (c) => {
    const { id } = askForTicket(parking)
    const request = await parking.asks.request(id)
    return c.json({ id, request: request?.text, validUntil: request?.validUntil }, 200, NO_STORE)
  })
  routes.get('/api/asks/:id', describe('What the ticket that was shown costs now', askAnswer), async (c) => {
    const id = c.req.param('id')
    const shown = shownTicket(parking, id)
    return c.json({ id, quote: shown && (await quoteOf(parking, ticketOf(shown))) }, 200, NO_STORE)
  })
  routes.post(
    '/api/asks/:id/payment',
    describe('Pays what is due; the same again is one payment', paying),
    validator('json', paymentBody, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.'),
    ),
    async (c) => {
      const shown = shownTicket(parking, c.req.param('id'))
      if (!shown) return problem(c, 409, 'not-shown', 'The ticket was not shown yet.')
      return c.json(await payStay(parking, ticketOf(shown), c.req.valid('json').amount), 200, NO_STORE)
    },
  )
  return routes
}

function describe(summary: string, schema: z.ZodType): ReturnType<typeof describeRoute> {
  const responses = {
    200: { description: 'It.', content: { 'application/json': { schema: resolver(schema) } } },
    404: problemAnswer('Nothing is asked any more.'),
    ...COMMON_PROBLEMS,
  }
  return describeRoute({ tags: ['Pay'], summary, responses })
}
