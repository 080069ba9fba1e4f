import { requestInside, requestPart, withLanguage, writingFor } from '@hefu/service-kit'
import { type Context, Hono } from 'hono'
import { ParkingError } from '../error.ts'
import { payPage, quotePage, showTicketPage } from '../pages/pay-page.ts'
import type { Parking, ShownTicket } from '../parking.ts'
import { askForTicket, shownTicket } from '../stay/ask-for-ticket.ts'
import { type Paying, payStay } from '../stay/pay.ts'
import { quoteOf } from '../stay/quote.ts'
import type { StayTicket } from '../stay/stay-ticket.ts'
import { sayWhatIsWrong } from './problems.ts'

/** The pages on which a stay is paid: on the driver's phone, or on a pay station. */
export function payRoutes(parking: Parking): Hono {
  const routes = new Hono()
  routes.onError(sayWhatIsWrong)
  routes.get('/pay', (c) => payPage(writingFor(c)))
  routes.post('/pay', (c) => c.redirect(withLanguage(`/pay/${askForTicket(parking).id}`, c), 303))
  routes.get('/pay/:ask', async (c) => {
    const shown = shownTicket(parking, c.req.param('ask'))
    return shown ? answerQuote(c, shown) : answerRequest(c)
  })
  routes.post('/pay/:ask', async (c) => {
    const shown = shownTicket(parking, c.req.param('ask'))
    if (!shown) return answerRequest(c)
    const { amount } = await c.req.parseBody()
    const { outcome } = await payStay(parking, ticketOf(shown), Number(amount))
    if (outcome === 'refused' || outcome === 'amount-changed') return answerQuote(c, shown, outcome)
    return c.redirect(withLanguage(`/pay/${c.req.param('ask')}`, c), 303)
  })
  routes.post('/pay/:ask/scan', async (c) => {
    const id = c.req.param('ask')
    const taken = await parking.asks.scan(id, String((await c.req.parseBody()).pass))
    return taken === 'taken' ? c.redirect(withLanguage(`/pay/${id}`, c), 303) : answerRequest(c, taken)
  })
  // Part of the page that waits: for the ticket, and then for the payment provider.
  routes.get('/pay/:ask/state', async (c) => {
    const id = c.req.param('ask')
    const shown = shownTicket(parking, id)
    const on = { 'Location-After': withLanguage(`/pay/${id}`, c) }
    if (!shown) return c.html(await requestInside(parking.asks, id, writingFor(c).language))
    if (c.req.query('for') === 'ticket') return c.body(null, 204, on)
    return (await quoteOf(parking, ticketOf(shown))).undecided ? c.body(null, 204) : c.body(null, 204, on)
  })

  async function answerRequest(c: Context, refused?: string): Promise<Response> {
    const writing = writingFor(c)
    const id = c.req.param('ask') ?? ''
    const path = withLanguage(`/pay/${id}/state?for=ticket`, c)
    return showTicketPage(writing, id, await requestPart(parking.asks, { id, path }, writing.language), refused)
  }

  async function answerQuote(c: Context, shown: ShownTicket, outcome?: Paying['outcome']): Promise<Response> {
    const quote = await quoteOf(parking, ticketOf(shown))
    const carPark = parking.carParks.find(({ id }) => id === quote.carPark)
    if (!carPark) throw new ParkingError('unknown-car-park', 'a ticket of a car park that is not here')
    const id = c.req.param('ask') ?? ''
    const of = { id, quote, carPark, utcOffsetMinutes: parking.utcOffsetMinutes(), now: parking.ports.clock() }
    return quotePage(writingFor(c), { ...of, ...(outcome && { outcome }) })
  }
  return routes
}

/** The ticket that was shown. @throws ParkingError `unknown-car-park` for one that says nothing that is known here */
export function ticketOf({ ticket }: ShownTicket): StayTicket {
  if (!ticket) throw new ParkingError('unknown-car-park', 'a ticket that says no time')
  return ticket
}
