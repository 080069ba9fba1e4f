import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { askForConcession, askForTicketBack, outcomeOf, spendConcession } from '../answers/show-ticket.ts'
import { TransitError } from '../error.ts'
import { FARE_CLASSES, FARES, PRODUCTS } from '../feed/fares.ts'
import { monthsOnSale, readOrder } from '../sales/products.ts'
import { buy, collect } from '../sales/purchases.ts'
import { newReceipt, readReceipt } from '../sales/receipt.ts'
import { findRefund } from '../sales/refunds.ts'
import type { Transit } from '../transit.ts'
import {
  answerBody,
  askAnswer,
  askBody,
  faresAnswer,
  networkAnswer,
  purchaseAnswer,
  purchaseBody,
  purchaseMade,
  refundAnswer,
} from './api-shapes.ts'
import { transitProblem } from './problems.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const

/** The JSON API: lines, fares, purchases, refunds, and where wallets send answers. */
export function apiRoutes(transit: Transit): Hono {
  const routes = new Hono()
  routes.onError((error, c) => {
    if (error instanceof TransitError) return transitProblem(c, error)
    throw error
  })
  addNetwork(routes, transit)
  addPurchases(routes, transit)
  routes.get(
    '/api/refunds/:receipt',
    describe('Refunds', 'What became of a ticket that was given back', refundAnswer),
    async (c) => {
      const refund = await findRefund(transit, readReceipt(c.req.param('receipt')) ?? '')
      return refund ? c.json(refund, 200, NO_STORE) : problem(c, 404, 'unknown-refund', 'No refund has this receipt code.')
    },
  )
  addAsks(routes, transit)
  return routes
}

function addNetwork(routes: Hono, { network }: Transit): void {
  const { operator, fares } = network
  routes.get('/api/network', describe('Network', 'Lines and stops', networkAnswer), (c) =>
    c.json({
      operator,
      lines: network.lines.map(({ stops, ...line }) => ({ ...line, stops: stops.map(({ id }) => id) })),
      stops: [...network.stops.values()],
    }),
  )
  routes.get('/api/fares', describe('Network', 'Prices', faresAnswer), (c) =>
    c.json({
      prices: PRODUCTS.flatMap((product) =>
        FARES.flatMap((fare) =>
          FARE_CLASSES.map((of) => ({ product, fare, class: of, amount: fares.price(product, fare, of) })),
        ),
      ),
      journeySeconds: fares.journeySeconds,
    }),
  )
}

function addAsks(routes: Hono, transit: Transit): void {
  routes.post(
    '/api/asks',
    describe('Answers', 'Asks for a concession to buy at the reduced price, or for a ticket to give back', askAnswer),
    validator('json', askBody, unreadable),
    async (c) => {
      const { id } = c.req.valid('json').for === 'refund' ? askForTicketBack(transit) : askForConcession(transit)
      const request = await transit.asks.request(id)
      return c.json({ id, request: request?.text, validUntil: request?.validUntil, outcome: null }, 200, NO_STORE)
    },
  )
  routes.get('/api/asks/:id', describe('Answers', 'What came of it', askAnswer), async (c) => {
    const id = c.req.param('id')
    const outcome = outcomeOf(transit, id)
    return c.json({ id, outcome: outcome && { ...outcome, usedFor: undefined } }, 200, NO_STORE)
  })
  routes.post(
    '/api/answers',
    describeRoute({
      tags: ['Answers'],
      summary: 'Takes the answer of a wallet to a request that a page of this service shows',
      responses: { 204: { description: 'Taken.' }, 422: problemAnswer('Not taken; `code` says why.'), ...COMMON_PROBLEMS },
    }),
    validator('json', answerBody, unreadable),
    async (c) => {
      const taken = await transit.asks.answer(c.req.valid('json').pass)
      return taken === 'taken' ? c.body(null, 204) : problem(c, 422, taken, 'The answer was not taken.')
    },
  )
}

function addPurchases(routes: Hono, transit: Transit): void {
  const { sales } = transit
  routes.post(
    '/api/purchases',
    describe('Purchases', 'Buys; the same receipt code twice is one purchase', purchaseMade),
    validator('json', purchaseBody, unreadable),
    async (c) => {
      const body = c.req.valid('json')
      const receipt = (body.receipt && readReceipt(body.receipt)) ?? newReceipt(sales.ports.random)
      const order = readOrder({ count: 1, ...body }, monthsOnSale(transit.clock(), transit.utcOffsetMinutes()))
      if (order.class === 'reduced') spendConcession(transit, body.concession, receipt)
      return c.json({ receipt, state: await buy(sales, receipt, order) }, 200, NO_STORE)
    },
  )
  routes.get(
    '/api/purchases/:receipt',
    describe('Purchases', 'What became of a purchase, with its tickets once it is paid', purchaseAnswer),
    async (c) => {
      const { order, amount, state, offers } = await collect(sales, readReceipt(c.req.param('receipt')) ?? '')
      const listed = offers.map(({ code, link, isRedeemed }) => ({ code, link, isRedeemed }))
      return c.json({ ...order, amount, state, offers: listed }, 200, NO_STORE)
    },
  )
}

function describe(tag: string, summary: string, schema: Parameters<typeof resolver>[0]): ReturnType<typeof describeRoute> {
  const responses = {
    200: { description: 'It.', content: { 'application/json': { schema: resolver(schema) } } },
    404: problemAnswer('There is none.'),
    ...COMMON_PROBLEMS,
  }
  return describeRoute({ tags: [tag], summary, responses })
}

function unreadable(result: { readonly success: boolean }, c: Context): Response | undefined {
  return result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.')
}
