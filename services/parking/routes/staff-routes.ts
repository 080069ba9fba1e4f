import { cardFilePages, isDay, type Staff, withLanguage, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { accountsOf } from '../car-parks/accounts.ts'
import { countDifference } from '../car-parks/differences.ts'
import { hoursOf } from '../car-parks/hours.ts'
import { occupancyOf, recount } from '../car-parks/occupancy.ts'
import { ParkingError } from '../error.ts'
import { PERMIT_COLUMNS } from '../issued-types.ts'
import { barriersPage } from '../pages/barriers-page.ts'
import { staffPage } from '../pages/layout.ts'
import { occupancyPage } from '../pages/occupancy-page.ts'
import { paymentsPage } from '../pages/payments-page.ts'
import { tariffsPage } from '../pages/tariffs-page.ts'
import type { Parking } from '../parking.ts'
import { STAFF_ROLE } from '../staff-roles.ts'
import { barrierHealth } from '../sync/barrier-health.ts'
import { readEntered } from '../tariff/entered.ts'
import { readTariff } from '../tariff/tariff.ts'
import { decideTariff, tariffsOf } from '../tariff/tariff-store.ts'
import { sayWhatIsWrong } from './problems.ts'

const PRICES = ['freeMinutes', 'halfHour', 'nightHalfHour', 'nightFrom', 'nightUntil', 'dayMaximum']

/** Pages of staff: occupancy, barriers, payments, prices. */
export function staffRoutes(parking: Parking, staff: Staff): Hono {
  const { database, carParks, ports, utcOffsetMinutes } = parking
  const routes = new Hono()
  const guard = staff.guard(STAFF_ROLE)
  routes.onError(sayWhatIsWrong)
  routes.get('/staff', guard, async (c) => {
    const asked = c.req.query('day') ?? ''
    const day = isDay(asked) ? asked : parking.today()
    const begin = Date.parse(`${day}T00:00:00Z`) / 1000 - utcOffsetMinutes() * 60
    const listed = (await occupancyOf(database, carParks)).map(async (occupancy) => ({
      occupancy,
      hours: await hoursOf(database, { carPark: occupancy.carPark.id, begin, now: ports.clock() }),
    }))
    return occupancyPage(writingFor(c), day, await Promise.all(listed))
  })
  routes.post('/staff/recount', guard, async (c) => {
    const { carPark: id, inside } = await c.req.parseBody()
    const carPark = carParks.find((one) => one.id === id)
    const count = Number(inside)
    if (!carPark || !Number.isInteger(count) || count < 0 || count > 10 * carPark.places)
      throw new ParkingError('invalid-form', 'not a count of a car park')
    await recount(database, carPark.id, count)
    await countDifference(database, { carPark: carPark.id, day: parking.today(), kind: 'recounted' })
    return c.redirect(withLanguage('/staff', c), 303)
  })
  routes.get('/staff/barriers', guard, async (c) =>
    barriersPage(writingFor(c), carParks, await barrierHealth(parking.barriers), {
      utcOffsetMinutes: utcOffsetMinutes(),
      now: ports.clock(),
    }),
  )
  routes.get('/staff/payments', guard, async (c) =>
    paymentsPage(writingFor(c), carParks, await accountsOf(database, parking.today())),
  )
  routes.post('/staff/payments/settle', guard, async (c) => {
    await parking.settle()
    return c.redirect(withLanguage('/staff/payments', c), 303)
  })
  routes.route(
    '/',
    cardFilePages({
      ...PERMIT_COLUMNS,
      path: '/staff/permits',
      title: localText('导入停车许可', 'Parking permits'),
      example: 'TC-0000-0001,246813,A,resident,2030-12-31',
      guard,
      cards: parking.permits,
      page: staffPage,
    }),
  )
  routes.get('/staff/tariffs', guard, (c) => answerTariffs(c))
  routes.post('/staff/tariffs', guard, async (c) => {
    const fields = await c.req.parseBody()
    const carPark = carParks.find(({ id }) => id === fields.carPark)
    const from = readEntered(roundedTime(String(fields.from)), utcOffsetMinutes())
    if (!carPark || from === null || from <= ports.clock()) return answerTariffs(c, true)
    try {
      const tariff = readTariff(Object.fromEntries(PRICES.map((name) => [name, Number(fields[name])])))
      await decideTariff(database, carPark.id, from, tariff)
    } catch (error) {
      if (error instanceof ParkingError && error.code === 'invalid-tariff') return answerTariffs(c, true)
      throw error
    }
    return c.redirect(withLanguage('/staff/tariffs', c), 303)
  })

  async function answerTariffs(c: Context, failed = false): Promise<Response> {
    const listed = carParks.map(async (carPark) => ({ carPark, tariffs: await tariffsOf(database, carPark) }))
    const of = { listed: await Promise.all(listed), utcOffsetMinutes: utcOffsetMinutes(), failed }
    return tariffsPage(writingFor(c), of)
  }
  return routes
}

/** Prices begin with the five minutes of a ticket. */
function roundedTime(text: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? `${text.slice(0, 15)}${Number(text[15]) < 5 ? '0' : '5'}` : text
}
