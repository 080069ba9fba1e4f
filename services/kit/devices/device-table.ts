/** What a service keeps of each of its field devices; its own table may say more. Nothing in it is about a person. */
export interface DeviceTable {
  readonly id: string
  /** When it last had word with the service, Unix seconds; null before. */
  readonly last_seen: number | null
  /** How many events it had yet to tell then. */
  readonly waiting: number
  /** When it last had nothing more to tell, Unix seconds. */
  readonly reconciled_at: number | null
  /** The device's own number of the last event that was taken from it. */
  readonly last_number: number
  /** When the register that it judges by was attested, Unix seconds. */
  readonly bundle_issued_at: number | null
}

/** The row of a device that was never heard of. */
export function newDevice(id: string): DeviceTable {
  return { id, last_seen: null, waiting: 0, reconciled_at: null, last_number: 0, bundle_issued_at: null }
}
