import { type DeviceHealth, deviceHealth, deviceToken, newDevice, takeReport } from '@hefu/service-kit'
import { TransitError } from '../error.ts'
import type { GatePlace } from '../gate/gate-answer.ts'
import { addEvents, changeLedger, changesAfter, type LedgerPorts } from './ledger.ts'
import type { SyncAnswer, SyncRequest } from './sync-messages.ts'

/** The server's side of its gates. */
export interface GatesPorts extends LedgerPorts {
  readonly places: readonly GatePlace[]
  readonly clock: () => number
}

export type HealthPorts = Pick<GatesPorts, 'database' | 'places' | 'clock'>

/** How a gate is, for staff. */
export type GateHealth = DeviceHealth<GatePlace>

/** The bearer token of a gate. */
export function gateToken(secret: Uint8Array, gate: string): string {
  return deviceToken(secret, 'transit gate', gate)
}

/** Makes sure that every gate has its row. */
export async function registerGates({ database, places }: GatesPorts): Promise<void> {
  if (places.length === 0) return
  await database
    .insertInto('transit_gate')
    .values(places.map(({ id }) => ({ ...newDevice(id), known_change: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Takes what a gate tells, each event once, and answers what is new to it.
 *
 * @throws TransitError `unknown-gate`
 */
export async function syncGate(ports: GatesPorts, gate: string, request: SyncRequest): Promise<SyncAnswer> {
  const now = Math.floor(ports.clock())
  const { cursor } = request
  const accepted = await changeLedger(ports, async (transaction) => {
    const row = await transaction.selectFrom('transit_gate').selectAll().where('id', '=', gate).executeTakeFirst()
    if (!row) throw new TransitError('unknown-gate', `there is no gate ${gate}`)
    const taken = takeReport(row, request, now)
    // A gate whose clock is ahead has seen nothing that is yet to come.
    const events = taken.fresh.map((event) => ({ ...event, at: Math.min(event.at, now) }))
    await addEvents(ports, transaction, events, now)
    await transaction
      .updateTable('transit_gate')
      .set({ ...taken.seen, known_change: cursor })
      .where('id', '=', gate)
      .execute()
    return taken.accepted
  })
  const news = await changesAfter(ports.database, cursor)
  const health = await gateHealth(ports)
  return { accepted, ...news, blind: health.some(({ cutOffSince, waiting: left }) => cutOffSince !== null || left > 0) }
}

/** How the gates are, in the order of their configuration. */
export async function gateHealth({ database, places, clock }: HealthPorts): Promise<GateHealth[]> {
  const rows = await database.selectFrom('transit_gate').selectAll().execute()
  return deviceHealth(places, rows, clock())
}

/** What every gate that was ever heard of has in common. */
export interface CommonKnowledge {
  /** Until when each has told all that it saw; Unix seconds, infinity where there is no gate. */
  readonly toldUntil: number
  /** Up to which change each knows what others did. */
  readonly knownChange: number
}

/** How far every gate has told and learned. */
export async function commonKnowledge({ database, places }: HealthPorts): Promise<CommonKnowledge> {
  const rows = await database.selectFrom('transit_gate').selectAll().where('last_seen', 'is not', null).execute()
  const heard = rows.filter(({ id }) => places.some((place) => place.id === id))
  return {
    toldUntil: Math.min(...heard.map(({ reconciled_at: at }) => at ?? 0)),
    knownChange: Math.min(...heard.map(({ known_change: change }) => change)),
  }
}
