import type { ServiceId } from '@hefu/standard'
import type { SealedValue } from './sealed-value.ts'

/** Preferences that tell something about the holder. What tells nothing (language, type size) lies unsealed in settings. */
export interface Preferences {
  /** In the order in which they were pinned. */
  readonly pinned: readonly ServiceId[]
  readonly lastService: ServiceId | null
}

/** The sealed preferences. */
export const KEPT_PREFERENCES: SealedValue<Preferences> = {
  name: 'preferences',
  empty: { pinned: [], lastService: null },
  toCbor: ({ pinned, lastService }) => [pinned, lastService],
  fromCbor: (cbor) => {
    const [pinned, lastService] = cbor as unknown as [readonly ServiceId[], ServiceId | null]
    return { pinned, lastService }
  },
}

/** Pins a service, or unpins it. */
export function togglePin(preferences: Preferences, service: ServiceId): Preferences {
  const { pinned } = preferences
  const without = pinned.filter((id) => id !== service)
  return { ...preferences, pinned: without.length < pinned.length ? without : [...pinned, service] }
}
