import { toHex } from '@hefu/bytes'
import { newDevice, takeReport } from '@hefu/service-kit'
import type { Kysely } from 'kysely'
import type { BarrierPlace, CarPark } from '../car-parks/car-park.ts'
import { occupancyOf } from '../car-parks/occupancy.ts'
import type { ParkingTables } from '../database/tables.ts'
import { ParkingError } from '../error.ts'
import { tariffsOf } from '../tariff/tariff-store.ts'
import { type PreparePorts, prepareTickets } from './prepare-tickets.ts'
import type { SyncAnswer, SyncRequest } from './sync-messages.ts'
import { takeEvents } from './take-events.ts'

/** The server's side of its barriers. */
export interface BarriersPorts extends PreparePorts {
  readonly database: Kysely<ParkingTables>
  readonly carParks: readonly CarPark[]
  readonly barriers: readonly BarrierPlace[]
  readonly clock: () => number
}

/** Makes sure that every barrier has its row. */
export async function registerBarriers({
  database,
  barriers,
}: Pick<BarriersPorts, 'database' | 'barriers'>): Promise<void> {
  if (barriers.length === 0) return
  await database
    .insertInto('barrier')
    .values(barriers.map(({ id }) => ({ ...newDevice(id), stock: 0, openings: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Takes what a barrier tells, each event once, and answers what it needs: how many places are free, tickets ahead for an entry, paid stays for
 * an exit.
 *
 * @throws ParkingError `unknown-barrier`
 */
export async function syncBarrier(ports: BarriersPorts, id: string, request: SyncRequest): Promise<SyncAnswer> {
  const place = ports.barriers.find((barrier) => barrier.id === id)
  const carPark = ports.carParks.find((one) => one.id === place?.carPark)
  if (!place || !carPark) throw new ParkingError('unknown-barrier', `there is no barrier ${id}`)
  const now = Math.floor(ports.clock())
  const { accepted, openings } = await writeReport(ports, place, request, now)
  const [occupancy] = await occupancyOf(ports.database, [carPark])
  const prepared =
    place.way === 'in'
      ? await prepareTickets(ports, { carPark: carPark.id, now, stockUntil: request.stockUntil })
      : { tickets: [], more: false }
  return {
    accepted,
    openings,
    free: occupancy?.free ?? 0,
    baysFree: occupancy?.baysFree ?? 0,
    ...(await newsForExit(ports.database, carPark, request.version)),
    ...prepared,
  }
}

async function writeReport(
  { database, utcOffsetMinutes }: BarriersPorts,
  place: BarrierPlace,
  report: SyncRequest,
  now: number,
): Promise<{ readonly accepted: number; readonly openings: number }> {
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('barrier')
      .selectAll()
      .where('id', '=', place.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const { fresh, accepted, seen } = takeReport(row, report, now)
    await takeEvents(transaction, place, fresh, utcOffsetMinutes())
    await transaction
      .updateTable('barrier')
      .set({ ...seen, stock: report.stock })
      .where('id', '=', place.id)
      .execute()
    return { accepted, openings: row.openings }
  })
}

/** Paid stays and free minutes, where they changed. The version is read first, so that what is answered is at least as new. */
async function newsForExit(
  database: Kysely<ParkingTables>,
  carPark: CarPark,
  known: number,
): Promise<Pick<SyncAnswer, 'version' | 'stays' | 'freeMinutes'>> {
  const { version } = await database
    .selectFrom('car_park')
    .select('version')
    .where('id', '=', carPark.id)
    .executeTakeFirstOrThrow()
  if (version === known) return { version, stays: null, freeMinutes: [] }
  const rows = await database
    .selectFrom('stay')
    .select(['name', 'leave_by'])
    .where('car_park', '=', carPark.id)
    .where('leave_by', '>', 0)
    .execute()
  const tariffs = await tariffsOf(database, carPark)
  return {
    version,
    stays: rows.map((row) => [toHex(new Uint8Array(row.name)), row.leave_by] as const),
    freeMinutes: tariffs.map(({ from, tariff }) => [from, tariff.freeMinutes] as const),
  }
}
