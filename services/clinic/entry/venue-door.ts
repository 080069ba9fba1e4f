import type { Verdict } from '@hefu/gate'
import { type DoorOptions, type DoorRequest, openDoor } from '@hefu/service-kit'
import { VENUE_ENTRY } from '../entries.ts'
import { entryIndexes, judgeEntry } from './venue-rule.ts'

/** The door of a venue: it asks for one flag and admits by it. */
export interface VenueDoor {
  /** Asks for the flag of the half-day that it is. */
  request(): Promise<DoorRequest>
  judge(text: string): Promise<Verdict>
}

/** Opens the door of `venue.entry`. */
export function openVenueDoor(options: Omit<DoorOptions, 'service' | 'rule'>): VenueDoor {
  const door = openDoor({ ...options, service: VENUE_ENTRY })
  const { register, ports } = options
  const cityTime = (): readonly [number, number] => [ports.clock(), register.bundle().utcOffsetMinutes]
  return {
    request: () => door.request(entryIndexes(...cityTime())),
    judge: async (text) => judgeEntry(text, await door.judge(text), ...cityTime()),
  }
}
