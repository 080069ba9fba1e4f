import { languageOf, requestInside, withLanguage, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { Hono } from 'hono'
import { askForTicketBack, outcomeOf } from '../answers/show-ticket.ts'
import { TransitError } from '../error.ts'
import { notGivenBackPage, refundPage, refundStatePage } from '../pages/refund-page.ts'
import { showPage } from '../pages/show-page.ts'
import { findRefund, type RefundView } from '../sales/refunds.ts'
import type { Transit } from '../transit.ts'
import { receiptIn } from './buy-routes.ts'
import { sayWhatIsWrong } from './public-routes.ts'

/** The pages on which tickets are given back. */
export function refundRoutes(transit: Transit): Hono {
  const routes = new Hono()
  routes.onError(sayWhatIsWrong)
  routes.get('/refund', (c) => refundPage(writingFor(c)))
  routes.post('/refund', (c) => c.redirect(withLanguage(`/refund/${askForTicketBack(transit).id}`, c), 303))
  routes.get('/refund/:ask', async (c) => {
    const writing = writingFor(c)
    const ask = c.req.param('ask')
    const outcome = outcomeOf(transit, ask)
    if (outcome?.kind === 'given-back') return c.redirect(withLanguage(`/refunds/${outcome.receipt}`, c), 303)
    if (outcome?.kind === 'not-given-back') return notGivenBackPage(writing, outcome)
    return showPage(writing, {
      title: localText('出示要退的车票', 'Show the ticket'),
      why: writing.say('出示之后，这张票就不能再乘车。', 'Once you have shown it, it opens no gate any more.'),
      path: `/refund/${ask}/state`,
      asks: transit.asks,
      ask,
    })
  })
  routes.get('/refund/:ask/state', async (c) => {
    const ask = c.req.param('ask')
    if (outcomeOf(transit, ask)) return c.body(null, 204, { 'Location-After': withLanguage(`/refund/${ask}`, c) })
    return c.html(await requestInside(transit.asks, ask, languageOf(c)))
  })
  routes.get('/refunds', (c) => c.redirect(withLanguage(`/refunds/${receiptIn(c.req.query('receipt'))}`, c), 303))
  routes.get('/refunds/:receipt', async (c) => {
    const { receipt, view } = await refundOf(c.req.param('receipt'))
    return refundStatePage(writingFor(c), receipt, view)
  })
  routes.get('/refunds/:receipt/state', async (c) => {
    const { receipt, view } = await refundOf(c.req.param('receipt'))
    if (view.state === c.req.query('seen')) return c.body(null, 204)
    return c.body(null, 204, { 'Location-After': withLanguage(`/refunds/${receipt}`, c) })
  })

  async function refundOf(code: string): Promise<{ readonly receipt: string; readonly view: RefundView }> {
    const receipt = receiptIn(code)
    const view = await findRefund(transit, receipt)
    if (!view) throw new TransitError('unknown-purchase', 'no refund has this receipt code')
    return { receipt, view }
  }
  return routes
}
