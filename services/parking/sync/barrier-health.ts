import { type DeviceHealth, deviceHealth } from '@hefu/service-kit'
import type { BarrierPlace } from '../car-parks/car-park.ts'
import type { BarriersPorts } from './sync-barrier.ts'

/** How a barrier is, for staff. */
export interface BarrierHealth extends DeviceHealth<BarrierPlace> {
  /** Tickets that it can give without the server. */
  readonly stock: number
}

/** How the barriers are, in the order of their configuration. */
export async function barrierHealth({
  database,
  barriers,
  clock,
}: Pick<BarriersPorts, 'database' | 'barriers' | 'clock'>): Promise<BarrierHealth[]> {
  const rows = await database.selectFrom('barrier').selectAll().execute()
  const stocks = new Map(rows.map(({ id, stock }) => [id, stock]))
  const health = deviceHealth(barriers, rows, clock())
  return health.map((one) => ({ ...one, stock: stocks.get(one.place.id) ?? 0 }))
}
