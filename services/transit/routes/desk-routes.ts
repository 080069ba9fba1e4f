import { languageOf, notice, requestInside, type Staff, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { askForWhoIsInside, outcomeOf } from '../answers/show-ticket.ts'
import { deskPage, deskPurchasePage, offeredAgainPage } from '../pages/desk-pages.ts'
import { differencePage, scannerForm } from '../pages/difference-page.ts'
import { staffPage } from '../pages/layout.ts'
import { showPage } from '../pages/show-page.ts'
import { differenceOf, extend } from '../sales/difference.ts'
import { collect, offerAgain } from '../sales/purchases.ts'
import { DESK_ROLE } from '../staff-roles.ts'
import type { Transit } from '../transit.ts'
import { receiptIn } from './buy-routes.ts'
import { sayWhatIsWrong } from './public-routes.ts'

/** Pages of the desk: lost tickets, and the difference of who went further than the fare. */
export function deskRoutes(transit: Transit, staff: Staff): Hono {
  const { sales, network, asks } = transit
  const routes = new Hono()
  const guard = staff.guard(DESK_ROLE)
  routes.onError(sayWhatIsWrong)
  routes.get('/staff/desk', guard, (c) => deskPage(writingFor(c), network, c.req.query('stop') ?? ''))
  routes.post('/staff/desk/purchase', guard, async (c) => {
    const receipt = receiptIn((await c.req.parseBody()).receipt)
    return deskPurchasePage(writingFor(c), receipt, await collect(sales, receipt))
  })
  routes.post('/staff/desk/offer-again', guard, async (c) => {
    const receipt = receiptIn((await c.req.parseBody()).receipt)
    const { renewed } = await offerAgain(sales, receipt)
    return offeredAgainPage(writingFor(c), renewed, await collect(sales, receipt))
  })

  routes.post('/staff/desk/difference', guard, async (c) => {
    const { stop: shownStop, entitlement } = await c.req.parseBody()
    const stop = String(shownStop)
    const { id } = askForWhoIsInside(transit, entitlement === 'month' ? 'month' : 'ticket')
    return c.redirect(`/staff/desk/difference/${id}?stop=${encodeURIComponent(stop)}`, 303)
  })
  routes.get('/staff/desk/difference/:ask', guard, async (c) => {
    const writing = writingFor(c)
    const ask = c.req.param('ask')
    const stop = c.req.query('stop') ?? ''
    const outcome = outcomeOf(transit, ask)
    if (outcome) {
      const difference = outcome.kind === 'inside' ? differenceOf(transit, outcome.travel, outcome.class, stop) : null
      return differencePage(writing, { ask, stop, outcome, difference })
    }
    return showPage(writing, {
      title: localText('请乘客出示车票', 'The rider’s ticket'),
      why: writing.say('只看车票能乘多远，不看乘客是谁。', 'It says how far the ticket reaches, and not who has it.'),
      path: `/staff/desk/difference/${ask}/state?stop=${encodeURIComponent(stop)}`,
      asks: transit.asks,
      ask,
      staff: true,
      after: scannerForm(writing, ask, stop),
    })
  })
  routes.get('/staff/desk/difference/:ask/state', guard, async (c) => {
    const ask = c.req.param('ask')
    if (outcomeOf(transit, ask)) {
      const back = c.req.path.replace(/\/state$/, '') + new URL(c.req.url).search
      return c.body(null, 204, { 'Location-After': back })
    }
    return c.html(await requestInside(transit.asks, ask, languageOf(c), 'counter'))
  })
  routes.post('/staff/desk/difference/:ask/scan', guard, async (c) => {
    const { pass, stop } = await c.req.parseBody()
    const ask = c.req.param('ask')
    const taken = await asks.scan(ask, String(pass))
    if (taken === 'taken')
      return c.redirect(`/staff/desk/difference/${ask}?stop=${encodeURIComponent(String(stop))}`, 303)
    const writing = writingFor(c)
    const main = notice('refusal', writing.say('这个通行码不能用', 'This pass is not good'), taken)
    return staffPage(writing, { title: localText('没有成功', 'That did not work'), status: 422, main })
  })
  routes.post('/staff/desk/difference/:ask/paid', guard, async (c) => {
    const stop = String((await c.req.parseBody()).stop)
    const outcome = outcomeOf(transit, c.req.param('ask'))
    const difference = outcome?.kind === 'inside' ? differenceOf(transit, outcome.travel, outcome.class, stop) : null
    if (outcome?.kind === 'inside' && difference) await extend(transit, outcome.key, difference.needed, transit.clock())
    const writing = writingFor(c)
    const main = notice(
      'plain',
      writing.say('车票已延长', 'The ticket reaches this stop now'),
      writing.say('闸机在一两秒内得知；请乘客出站。', 'Gates know it within a second or two. Let the rider leave.'),
    )
    return staffPage(writing, { title: localText('补差价', 'The difference'), main: html`${main}` })
  })
  return routes
}
