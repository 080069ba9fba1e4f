import { fieldsOf, writingFor } from '@hefu/service-kit'
import { type Context, Hono } from 'hono'
import type { Occupancy } from '../car-parks/occupancy.ts'
import { occupancyOf } from '../car-parks/occupancy.ts'
import { ParkingError } from '../error.ts'
import { carParksPart, homePage, signPage, signPart } from '../pages/home-page.ts'
import { permitOfferedPage, permitPage } from '../pages/permit-page.ts'
import { tariffPage } from '../pages/tariff-page.ts'
import type { Parking } from '../parking.ts'
import { tariffAt } from '../tariff/tariff.ts'
import { tariffsOf } from '../tariff/tariff-store.ts'
import { sayWhatIsWrong } from './problems.ts'

/** Free places, signs, prices, and bringing in a permit. */
export function publicRoutes(parking: Parking): Hono {
  const { database, carParks, permits, ports } = parking
  const routes = new Hono()
  routes.onError(sayWhatIsWrong)
  routes.get('/', async (c) => homePage(writingFor(c), await occupancyOf(database, carParks)))
  routes.get('/state', async (c) => c.html(carParksPart(writingFor(c), await occupancyOf(database, carParks))))
  routes.get('/sign/:carPark', async (c) => signPage(writingFor(c), await occupancyIn(c)))
  routes.get('/sign/:carPark/state', async (c) => c.html(signPart(writingFor(c), await occupancyIn(c))))
  routes.get('/tariff', async (c) => {
    const now = ports.clock()
    const listed = carParks.map(async (carPark) => ({
      carPark,
      tariff: tariffAt(await tariffsOf(database, carPark), now),
    }))
    return tariffPage(writingFor(c), await Promise.all(listed))
  })
  routes.get('/permit', (c) => permitPage(writingFor(c), ports.clock()))
  routes.post('/permit', async (c) => {
    const field = await fieldsOf(c)
    const brought = await permits.bringIn(field('number'), field('pin'), parking.today())
    if (brought.outcome === 'offered') return permitOfferedPage(writingFor(c), brought.offer)
    return permitPage(writingFor(c), ports.clock(), brought)
  })

  /** @throws ParkingError `unknown-car-park` */
  async function occupancyIn(c: Context): Promise<Occupancy> {
    const [occupancy] = await occupancyOf(
      database,
      carParks.filter(({ id }) => id === c.req.param('carPark')),
    )
    if (!occupancy) throw new ParkingError('unknown-car-park', 'no such car park')
    return occupancy
  }
  return routes
}
