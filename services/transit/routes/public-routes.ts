import { fieldsOf, notice, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { TransitError } from '../error.ts'
import { concessionOfferedPage, concessionPage } from '../pages/concession-page.ts'
import { faresPage } from '../pages/fares-page.ts'
import { publicPage } from '../pages/layout.ts'
import { networkPage } from '../pages/network-page.ts'
import type { Transit } from '../transit.ts'

/** Lines, fares, and bringing in a concession. */
export function publicRoutes(transit: Transit): Hono {
  const routes = new Hono()
  routes.onError(sayWhatIsWrong)
  routes.get('/', (c) => networkPage(writingFor(c), transit.network))
  routes.get('/fares', (c) => {
    const ride = { from: c.req.query('from') ?? '', to: c.req.query('to') ?? '' }
    return faresPage(writingFor(c), transit.network, ride)
  })
  routes.get('/concession', (c) => concessionPage(writingFor(c), transit.ports.clock()))
  routes.post('/concession', async (c) => {
    const field = await fieldsOf(c)
    const brought = await transit.concessions.bringIn(field('number'), field('pin'), transit.today())
    if (brought.outcome === 'offered') return concessionOfferedPage(writingFor(c), brought.offer)
    return concessionPage(writingFor(c), transit.ports.clock(), brought)
  })
  return routes
}

/** A page for what a reader did that leads nowhere: what happened, and where to go on. */
export function sayWhatIsWrong(error: Error, c: Context): Response | Promise<Response> {
  if (!(error instanceof TransitError)) throw error
  const writing = writingFor(c)
  const { say } = writing
  const main = {
    'unknown-product': [
      say('没有这种票', 'Nothing that is sold'),
      say('请从购票页面重新选择。', 'Choose again on the page where tickets are sold.'),
    ],
    'unknown-purchase': [
      say('没有找到这笔购买', 'No purchase has this receipt code'),
      say('请核对收据码；购买记录保留 90 天。', 'Check the code. Purchases are kept for 90 days.'),
    ],
    'unknown-stop': [say('没有这个站点', 'There is no such stop'), ''],
    'ask-over': [say('这次请求已过期', 'This has run out'), say('请重新开始。', 'Begin again.')],
    'concession-needed': [
      say('请先出示优惠卡', 'Show a concession first'),
      say('每次出示可买一次。', 'To show it once is to buy once.'),
    ],
    'receipt-taken': [
      say('这个收据码属于另一笔购买', 'The receipt code is of another purchase'),
      say('请重新打开购票页面。', 'Open the page again.'),
    ],
  }[error.code as string]
  if (!main) throw error
  const [title = '', what = ''] = main
  const status = error.code === 'unknown-purchase' || error.code === 'ask-over' ? 404 : 400
  return publicPage(writing, {
    title: localText('没有成功', 'That did not work'),
    status,
    main: html`${notice('refusal', title, what)}`,
  })
}
