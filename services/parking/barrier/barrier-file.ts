import { deviceId, deviceShape, readDeviceFile } from '@hefu/service-kit'
import { z } from 'zod'
import type { BarrierPlace } from '../car-parks/car-park.ts'
import { ParkingError } from '../error.ts'
import type { BarrierConfig } from './start-barrier.ts'

/** The shape of where a barrier stands. */
export const barrierPlace: z.ZodType<BarrierPlace> = z.object({
  id: deviceId,
  carPark: z.string().min(1),
  way: z.enum(['in', 'out']),
})

const shape: z.ZodType<BarrierConfig> = z.object({
  place: barrierPlace,
  zone: z.string().min(1),
  ...deviceShape,
})

/** Reads the file of a barrier. @throws ParkingError `barrier-file`, naming what does not fit and repeating no value */
export function readBarrierFile(text: string): BarrierConfig {
  return readDeviceFile(text, shape, (why) => new ParkingError('barrier-file', why))
}
