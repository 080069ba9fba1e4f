import { cardFilePages, isDay, type Staff, type Writing, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { Hono } from 'hono'
import { CONCESSION_COLUMNS } from '../issued-types.ts'
import { orderLine } from '../pages/buy-page.ts'
import { staffPage } from '../pages/layout.ts'
import { gatesPage, type PaymentsView, paymentsPage, ridershipPage } from '../pages/staff-pages.ts'
import type { Order } from '../sales/products.ts'
import { ridershipOf } from '../staff/ridership.ts'
import { STAFF_ROLE } from '../staff-roles.ts'
import { gateHealth } from '../sync/gates.ts'
import type { Transit } from '../transit.ts'

/** Pages of staff: ridership, gates, payments. */
export function staffRoutes(transit: Transit, staff: Staff): Hono {
  const { database, network } = transit
  const routes = new Hono()
  const guard = staff.guard(STAFF_ROLE)
  routes.get('/staff', guard, async (c) => {
    const asked = c.req.query('day') ?? ''
    const day = isDay(asked) ? asked : transit.today()
    const ridership = await ridershipOf(database, network, day, transit.utcOffsetMinutes())
    return ridershipPage(writingFor(c), network, day, ridership)
  })
  routes.get('/staff/gates', guard, async (c) => {
    const at = { now: transit.clock(), utcOffsetMinutes: transit.utcOffsetMinutes() }
    return gatesPage(writingFor(c), network, await gateHealth(transit), at)
  })
  routes.get('/staff/payments', guard, async (c) => {
    const writing = writingFor(c)
    return paymentsPage(writing, await paymentsView(transit, writing))
  })
  routes.post('/staff/payments/settle', guard, async (c) => {
    await transit.settle()
    return c.redirect('/staff/payments', 303)
  })
  routes.route(
    '/',
    cardFilePages({
      ...CONCESSION_COLUMNS,
      path: '/staff/concessions',
      title: localText('导入优惠卡', 'Concession cards'),
      example: 'YH-0000-0001,471182,senior,2030-12-31',
      guard,
      cards: transit.concessions,
      page: staffPage,
    }),
  )
  return routes
}

async function paymentsView({ database, payments }: Transit, writing: Writing): Promise<PaymentsView> {
  const keys = new Set(await payments.undecided())
  const purchases = keys.size === 0 ? [] : await database.selectFrom('purchase').selectAll().execute()
  const undecided = purchases
    .filter(({ id }) => keys.has(Buffer.from(id).toString('hex')))
    .map((row) => ({ amount: row.amount, what: orderLine(writing, row as unknown as Order) }))
  const refunds = await database
    .selectFrom('refund')
    .select('state')
    .where('state', 'in', ['waiting', 'paying'])
    .execute()
  const doubleUses = await database.selectFrom('double_use').selectAll().orderBy('day', 'desc').limit(60).execute()
  const count = (state: string): number => refunds.filter((refund) => refund.state === state).length
  return { undecided, refundsWaiting: count('waiting'), refundsPaying: count('paying'), doubleUses }
}
