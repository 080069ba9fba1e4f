import {
  deviceId,
  loadPayments,
  localTextShape,
  type ServiceProgram,
  serviceKeys,
  serviceProgram,
} from '@hefu/service-kit'
import { z } from 'zod'
import { barrierPlace } from './barrier/barrier-file.ts'
import type { CarPark } from './car-parks/car-park.ts'
import { PARKING_PLAN } from './entries.ts'
import { startParking } from './start-parking.ts'
import { barrierToken } from './sync/barrier-token.ts'
import { tariffShape } from './tariff/tariff.ts'

const Place = z.int().min(0).max(100_000)
const CarParkShape: z.ZodType<CarPark> = z.object({
  id: deviceId.refine((id) => id.length <= 20),
  name: localTextShape,
  zone: z.string().min(1).max(20),
  places: Place,
  bays: Place,
  tariff: tariffShape,
})
const Options = z
  .strictObject({
    carParks: z.array(CarParkShape).min(1),
    barriers: z.array(barrierPlace),
    payments: z.string().min(1),
    stock: z.object({ ahead: z.int().min(300), perSlot: z.int().min(1) }).optional(),
  })
  .refine(({ carParks, barriers }) => barriers.every(({ carPark }) => carParks.some(({ id }) => id === carPark)), {
    path: ['barriers'],
  })

/** Parking, run from a file: its car parks, its barriers, and `payments` as `loadPayments` takes it. */
export const PARKING_PROGRAM: ServiceProgram = serviceProgram({
  options: Options,
  plan: () => PARKING_PLAN,
  async start({ config, options: { stock, payments, ...places }, ports }) {
    const provider = await loadPayments(payments)
    return startParking(config, { ...places, payments: provider, permits: [], ...(stock && { stock }) }, ports)
  },
  deviceToken: async (config, barrier) => barrierToken((await serviceKeys(config, ['barriers'])).barriers, barrier),
})
