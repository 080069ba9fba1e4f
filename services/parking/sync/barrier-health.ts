import type { BarrierPlace } from '../car-parks/car-park.ts'
import type { BarriersPorts } from './sync-barrier.ts'

/** After so many seconds without word a barrier counts as cut off, for itself and for the server. */
export const CUT_OFF_SECONDS = 30

/** How a barrier is, for staff. */
export interface BarrierHealth {
  readonly place: BarrierPlace
  /** Unix seconds; null before its first word. */
  readonly lastSeen: number | null
  /** Since when nothing was heard of it; null while it is in touch. */
  readonly cutOffSince: number | null
  /** Events that it had yet to tell when last heard. */
  readonly waiting: number
  readonly reconciledAt: number | null
  readonly bundleIssuedAt: number | null
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
  const byId = new Map(rows.map((row) => [row.id, row]))
  return barriers.map((place) => {
    const row = byId.get(place.id)
    const lastSeen = row?.last_seen ?? null
    const isInTouch = lastSeen !== null && clock() - lastSeen <= CUT_OFF_SECONDS
    return {
      place,
      lastSeen,
      cutOffSince: isInTouch ? null : lastSeen,
      waiting: row?.waiting ?? 0,
      reconciledAt: row?.reconciled_at ?? null,
      bundleIssuedAt: row?.bundle_issued_at ?? null,
      stock: row?.stock ?? 0,
    }
  })
}
