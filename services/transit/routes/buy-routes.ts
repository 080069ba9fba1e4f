import { languageOf, requestInside, withLanguage, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { Hono } from 'hono'
import { askForConcession, outcomeOf, spendConcession } from '../answers/show-ticket.ts'
import { TransitError } from '../error.ts'
import { buyPage, orderFields, payReducedPage } from '../pages/buy-page.ts'
import { markOf, purchasePage } from '../pages/purchase-page.ts'
import { showPage } from '../pages/show-page.ts'
import { monthsOnSale, type Order, readOrder } from '../sales/products.ts'
import { buy, collect } from '../sales/purchases.ts'
import { newReceipt, type ReceiptCode, readReceipt } from '../sales/receipt.ts'
import type { Transit } from '../transit.ts'
import { sayWhatIsWrong } from './public-routes.ts'

/** The pages on which tickets and passes are bought. */
export function buyRoutes(transit: Transit): Hono {
  const { sales, network, ports } = transit
  const routes = new Hono()
  routes.onError(sayWhatIsWrong)
  const months = (): readonly string[] => monthsOnSale(transit.clock(), transit.utcOffsetMinutes())
  const orderIn = (fields: Readonly<Record<string, unknown>>): Order => readOrder(fields, months())

  routes.get('/buy', (c) =>
    buyPage(writingFor(c), { fares: network.fares, months: months(), newReceipt: () => newReceipt(ports.random) }),
  )
  routes.post('/buy', async (c) => {
    const fields = await c.req.parseBody()
    const order = orderIn(fields)
    const receipt = receiptIn(fields.receipt)
    const concession = typeof fields.concession === 'string' ? fields.concession : undefined
    if (order.class === 'reduced' && concession === undefined) {
      const query = new URLSearchParams({ receipt, ...orderFields(order) })
      const path = (ask: string): string => withLanguage(`/buy/reduced/${ask}?${query}`, c)
      return c.redirect(path(askForConcession(transit, path).id), 303)
    }
    if (order.class === 'reduced') spendConcession(transit, concession, receipt)
    await buy(sales, receipt, order)
    return c.redirect(withLanguage(`/purchases/${receipt}`, c), 303)
  })
  routes.get('/buy/reduced/:ask', async (c) => {
    const writing = writingFor(c)
    const ask = c.req.param('ask')
    const order = orderIn(c.req.query())
    if (outcomeOf(transit, ask)) {
      const receipt = receiptIn(c.req.query('receipt'))
      return payReducedPage(writing, network.fares, { order, receipt, concession: ask })
    }
    const path = `/buy/reduced/${ask}/state?${new URLSearchParams({ receipt: c.req.query('receipt') ?? '', ...orderFields(order) })}`
    return showPage(writing, {
      title: localText('出示优惠卡', 'Show your concession'),
      why: writing.say(
        '证明你可以购买优惠票。我们不会得知姓名、号码或优惠类别。',
        'To show that you may buy at the reduced price. We learn no name, no number, and not on what ground.',
      ),
      path,
      asks: transit.asks,
      ask,
    })
  })
  routes.get('/buy/reduced/:ask/state', async (c) => {
    const ask = c.req.param('ask')
    if (outcomeOf(transit, ask)) {
      const back = c.req.path.replace(/\/state$/, '') + new URL(c.req.url).search
      return c.body(null, 204, { 'Location-After': back })
    }
    return c.html(await requestInside(transit.asks, ask, languageOf(c)))
  })

  routes.get('/purchases', (c) => {
    const receipt = receiptIn(c.req.query('receipt'))
    return c.redirect(withLanguage(`/purchases/${receipt}`, c), 303)
  })
  routes.get('/purchases/:receipt', async (c) => {
    const receipt = receiptIn(c.req.param('receipt'))
    return purchasePage(writingFor(c), receipt, await collect(sales, receipt))
  })
  routes.get('/purchases/:receipt/state', async (c) => {
    const receipt = receiptIn(c.req.param('receipt'))
    if (markOf(await collect(sales, receipt)) === c.req.query('seen')) return c.body(null, 204)
    return c.body(null, 204, { 'Location-After': withLanguage(`/purchases/${receipt}`, c) })
  })
  return routes
}

/** @throws TransitError `unknown-purchase` for what is no receipt code */
export function receiptIn(value: unknown): ReceiptCode {
  const receipt = typeof value === 'string' ? readReceipt(value) : null
  if (receipt === null) throw new TransitError('unknown-purchase', 'not a receipt code')
  return receipt
}
