import type { Purchases, ServicePorts } from '@hefu/service-kit'
import type { Kysely } from 'kysely'
import type { CarPark } from '../car-parks/car-park.ts'
import type { ParkingTables } from '../database/tables.ts'

/** How long a driver has to leave once it is paid. */
export const LEAVE_SECONDS = 900

/** What stays and payments stand on. */
export interface StayPorts {
  readonly database: Kysely<ParkingTables>
  readonly carParks: readonly CarPark[]
  readonly payments: Purchases
  readonly utcOffsetMinutes: () => number
  readonly ports: Pick<ServicePorts, 'clock' | 'random'>
}
