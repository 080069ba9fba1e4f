import { z } from 'zod'
import type { DeviceTable } from './device-table.ts'

/** Events that a device tells at once: below 64 kB. */
export const MAX_EVENTS = 250

/** What every device tells, whatever its events are. */
export interface DeviceReport<Event extends { readonly number: number }> {
  /** Each under the device's own number for it; numbers grow. */
  readonly events: readonly Event[]
  /** How many it has yet to tell after these. */
  readonly waiting: number
  /** When the city attested the register that it judges by, Unix seconds. */
  readonly bundleIssuedAt: number
}

/** Its shape, for a message that may say more: `z.object({ ...reportShape(event), cursor })`. */
export function reportShape<Event>(event: z.ZodType<Event>): {
  readonly events: z.ZodType<readonly Event[]>
  readonly waiting: z.ZodType<number>
  readonly bundleIssuedAt: z.ZodType<number>
} {
  return {
    events: z.array(event).max(MAX_EVENTS),
    waiting: z.int().min(0),
    bundleIssuedAt: z.int().min(0).max(4_294_967_295),
  }
}

/** What a report comes to. */
export interface TakenReport<Event> {
  /** Events that were not told before. */
  readonly fresh: readonly Event[]
  /** The number of the last event that the service has of the device, once it has these. */
  readonly accepted: number
  /** What is known of the device then; to be written in one transaction with the events. */
  readonly seen: Omit<DeviceTable, 'id' | 'reconciled_at'> & Partial<Pick<DeviceTable, 'reconciled_at'>>
}

/**
 * Takes each event once: a device whose report was taken and who did not hear so tells it again.
 *
 * @param device its row, locked until what follows is written
 * @param now Unix seconds, whole
 */
export function takeReport<Event extends { readonly number: number }>(
  device: Pick<DeviceTable, 'last_number'>,
  { events, waiting, bundleIssuedAt }: DeviceReport<Event>,
  now: number,
): TakenReport<Event> {
  const fresh = events.filter(({ number }) => number > device.last_number)
  const accepted = Math.max(device.last_number, ...fresh.map(({ number }) => number))
  const seen = { last_seen: now, waiting, last_number: accepted, bundle_issued_at: bundleIssuedAt }
  return { fresh, accepted, seen: { ...seen, ...(waiting === 0 && { reconciled_at: now }) } }
}
