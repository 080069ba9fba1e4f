import { toHex } from '@hefu/bytes'
import { type Staff, writingFor } from '@hefu/service-kit'
import { type Context, Hono } from 'hono'
import type { BarrierPlace } from '../car-parks/car-park.ts'
import { leaveByReceipt, payLostTicket } from '../desk/lost-ticket.ts'
import { openByHand } from '../desk/open-barrier.ts'
import { ParkingError } from '../error.ts'
import { type DeskOutcome, deskPage } from '../pages/desk-page.ts'
import type { Parking } from '../parking.ts'
import { DESK_ROLE } from '../staff-roles.ts'
import { tariffAt } from '../tariff/tariff.ts'
import { tariffsOf } from '../tariff/tariff-store.ts'
import { sayWhatIsWrong } from './problems.ts'

/** Pages of the desk: lost tickets, lost phones, and barriers that do not open. */
export function deskRoutes(parking: Parking, staff: Staff): Hono {
  const { database, carParks, ports } = parking
  const exits = parking.barriers.barriers.filter(({ way }) => way === 'out')
  const routes = new Hono()
  const guard = staff.guard(DESK_ROLE)
  routes.onError(sayWhatIsWrong)
  routes.get('/staff/desk', guard, (c) => answerDesk(c))
  routes.post('/staff/desk/lost', guard, async (c) => {
    const { key, barrier, days } = await c.req.parseBody()
    const { id, carPark } = exitOf(barrier)
    const lost = { key: String(key), barrier: id, carPark, days: Number(days) }
    const outcome = await payLostTicket(parking, lost)
    return answerDesk(c, outcome, outcome === 'asked' ? lost.key : undefined)
  })
  routes.post('/staff/desk/receipt', guard, async (c) => {
    const { receipt, barrier } = await c.req.parseBody()
    const { id, carPark } = exitOf(barrier)
    try {
      await leaveByReceipt(parking, { receipt: String(receipt), barrier: id, carPark })
      return answerDesk(c, 'let-out')
    } catch (error) {
      if (error instanceof ParkingError && error.code === 'unknown-receipt') return answerDesk(c, 'unknown-receipt')
      throw error
    }
  })
  routes.post('/staff/desk/open', guard, async (c) => {
    await openByHand(database, exitOf((await c.req.parseBody()).barrier).id)
    return answerDesk(c, 'opened')
  })

  /** @throws ParkingError `invalid-form` */
  function exitOf(id: unknown): BarrierPlace {
    const exit = exits.find((barrier) => barrier.id === id)
    if (!exit) throw new ParkingError('invalid-form', 'no such exit')
    return exit
  }

  async function answerDesk(c: Context, outcome?: DeskOutcome, again?: string): Promise<Response> {
    const now = ports.clock()
    const maximum = new Map<string, number>()
    for (const carPark of carParks)
      maximum.set(carPark.id, tariffAt(await tariffsOf(database, carPark), now).dayMaximum)
    const key = again ?? toHex(ports.random(16))
    return deskPage(writingFor(c), { carParks, exits, key, dayMaximum: maximum, ...(outcome && { outcome }) })
  }
  return routes
}
