import { type DeviceReport, reportShape } from '@hefu/service-kit'
import { z } from 'zod'
import type { Entitlement, Serial, Travel } from '../journey/travel.ts'

/** Travels that a server answers at once. */
export const MAX_CHANGES = 5000

/** What a gate saw, under the gate's own number for it. */
export interface ReportedEvent {
  readonly number: number
  readonly entitlement: Entitlement
  readonly generation: number
  readonly serial: Serial
  readonly step: 'entry' | 'exit'
  readonly stop: string
  readonly line: string
  /** Unix seconds. */
  readonly at: number
  readonly reach: number
}

/** What a gate tells, and from where on it wants to know. */
export interface SyncRequest extends DeviceReport<ReportedEvent> {
  /** Up to which change it knows; 0 at first. */
  readonly cursor: number
}

/** A travel with its key, as it goes over the wire. */
export type TravelChange = [
  entitlement: Entitlement,
  generation: number,
  serial: Serial,
  phase: Travel['phase'],
  origin: string | null,
  last: string | null,
  enteredAt: number,
  changedAt: number,
  reach: number,
]

/** What the server knows. */
export interface SyncAnswer {
  /** The number of the last event that it has of this gate. */
  readonly accepted: number
  readonly changes: readonly TravelChange[]
  readonly cursor: number
  /** Whether there is more to fetch. */
  readonly more: boolean
  /** Whether some gate is cut off. */
  readonly blind: boolean
}

const stop = z.string().min(1).max(64)
const seconds = z.int().min(0).max(4_294_967_295)
const count = z.int().min(0)
const entitlement = z.enum(['ticket', 'month', 'concession'])
const generation = z.int().min(0).max(99_999_999)
const serial = z.string().regex(/^[0-9a-f]{16}$/)
const reach = z.int().min(1).max(3)
const step = z.enum(['entry', 'exit'])
const phase = z.enum(['in', 'out', 'refunded'])

const event = z.object({ number: count, entitlement, generation, serial, step, stop, line: stop, at: seconds, reach })
const change = z.tuple([
  entitlement,
  generation,
  serial,
  phase,
  stop.nullable(),
  stop.nullable(),
  seconds,
  seconds,
  reach,
])

export const syncRequest: z.ZodType<SyncRequest> = z.object({ ...reportShape(event), cursor: count })

export const syncAnswer: z.ZodType<SyncAnswer> = z.object({
  accepted: count,
  changes: z.array(change).max(MAX_CHANGES),
  cursor: count,
  more: z.boolean(),
  blind: z.boolean(),
})

/** The travel of a change. */
export function travelOfChange([, , , phase, origin, last, enteredAt, changedAt, reach]: TravelChange): Travel {
  return { phase, origin, last, enteredAt, changedAt, reach }
}
