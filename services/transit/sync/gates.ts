import { createHmac, timingSafeEqual } from 'node:crypto'
import { TransitError } from '../error.ts'
import type { GatePlace } from '../gate/gate-answer.ts'
import { CUT_OFF_SECONDS } from '../gate/sync-gate.ts'
import { addEvents, changeLedger, changesAfter, type LedgerPorts } from './ledger.ts'
import type { SyncAnswer, SyncRequest } from './sync-messages.ts'

/** The server's side of its gates. */
export interface GatesPorts extends LedgerPorts {
  readonly places: readonly GatePlace[]
  readonly clock: () => number
}

export type HealthPorts = Pick<GatesPorts, 'database' | 'places' | 'clock'>

/** How a gate is, for staff. */
export interface GateHealth {
  readonly place: GatePlace
  /** Unix seconds; null before its first word. */
  readonly lastSeen: number | null
  /** Since when nothing was heard of it; null while it is in touch. */
  readonly cutOffSince: number | null
  /** Events that it had yet to tell when last heard. */
  readonly waiting: number
  /** When it last had nothing more to tell. */
  readonly reconciledAt: number | null
  /** When the register that it judges by was attested. */
  readonly bundleIssuedAt: number | null
}

/** The bearer token of a gate. Nothing has to be kept for it. */
export function gateToken(secret: Uint8Array, gate: string): string {
  return createHmac('sha256', secret).update(`hefu transit gate\n${gate}`).digest('base64url')
}

export function isGateToken(secret: Uint8Array, gate: string, token: string): boolean {
  const [expected, given] = [gateToken(secret, gate), token].map((text) => Buffer.from(text))
  return expected?.length === given?.length && timingSafeEqual(expected as Buffer, given as Buffer)
}

/** Makes sure that every gate has its row. */
export async function registerGates({ database, places }: GatesPorts): Promise<void> {
  if (places.length === 0) return
  const rows = places.map(({ id }) => ({ id, waiting: 0, last_number: 0, known_change: 0 }))
  await database
    .insertInto('transit_gate')
    .values(rows.map((row) => ({ ...row, last_seen: null, reconciled_at: null, bundle_issued_at: null })))
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
  const { events, waiting, cursor, bundleIssuedAt } = request
  const accepted = await changeLedger(ports, async (transaction) => {
    const row = await transaction.selectFrom('transit_gate').selectAll().where('id', '=', gate).executeTakeFirst()
    if (!row) throw new TransitError('unknown-gate', `there is no gate ${gate}`)
    // A gate whose clock is ahead has seen nothing that is yet to come.
    const fresh = events
      .filter(({ number }) => number > row.last_number)
      .map((event) => ({ ...event, at: Math.min(event.at, now) }))
    await addEvents(ports, transaction, fresh, now)
    const last = Math.max(row.last_number, ...fresh.map(({ number }) => number))
    const told = { last_seen: now, waiting, last_number: last }
    const knows = { known_change: cursor, bundle_issued_at: bundleIssuedAt }
    await transaction
      .updateTable('transit_gate')
      .set({ ...told, ...knows, ...(waiting === 0 && { reconciled_at: now }) })
      .where('id', '=', gate)
      .execute()
    return last
  })
  const news = await changesAfter(ports.database, cursor)
  const health = await gateHealth(ports)
  return { accepted, ...news, blind: health.some(({ cutOffSince, waiting: left }) => cutOffSince !== null || left > 0) }
}

/** How the gates are, in the order of their configuration. */
export async function gateHealth({ database, places, clock }: HealthPorts): Promise<GateHealth[]> {
  const rows = await database.selectFrom('transit_gate').selectAll().execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return places.map((place) => {
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
    }
  })
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
