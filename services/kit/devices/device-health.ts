import type { DeviceTable } from './device-table.ts'

/** After so many seconds without word a device counts as cut off, for itself and for its service. */
const CUT_OFF_SECONDS = 30

/** How a device is, for staff. */
export interface DeviceHealth<Place> {
  /** As the configuration has it. */
  readonly place: Place
  /** Unix seconds; null before its first word. */
  readonly lastSeen: number | null
  /** Since when nothing was heard of it; null while it is in touch, and before its first word. */
  readonly cutOffSince: number | null
  /** Events that it had yet to tell when last heard. */
  readonly waiting: number
  /** When it last had nothing more to tell. */
  readonly reconciledAt: number | null
  /** When the register that it judges by was attested. */
  readonly bundleIssuedAt: number | null
}

/** Whether so long ago a last word is none any more. @param lastWord Unix seconds, or minus infinity for never */
export function isCutOff(lastWord: number, now: number): boolean {
  return now - lastWord > CUT_OFF_SECONDS
}

/**
 * How the devices are, in the order of their configuration; what was taken out of it is left out, though it has its row.
 *
 * @param rows of the service's table of devices
 * @param now Unix seconds
 */
export function deviceHealth<Place extends { readonly id: string }>(
  places: readonly Place[],
  rows: readonly DeviceTable[],
  now: number,
): DeviceHealth<Place>[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return places.map((place) => {
    const row = byId.get(place.id)
    const lastSeen = row?.last_seen ?? null
    return {
      place,
      lastSeen,
      cutOffSince: lastSeen !== null && isCutOff(lastSeen, now) ? lastSeen : null,
      waiting: row?.waiting ?? 0,
      reconciledAt: row?.reconciled_at ?? null,
      bundleIssuedAt: row?.bundle_issued_at ?? null,
    }
  })
}
