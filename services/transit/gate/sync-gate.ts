import { type DeviceSync, deviceSync, MAX_EVENTS } from '@hefu/service-kit'
import type { Travel } from '../journey/travel.ts'
import { type SyncAnswer, type SyncRequest, travelOfChange } from '../sync/sync-messages.ts'
import type { EventLog } from './event-log.ts'
import type { TravelKey, TravelStore } from './travel-store.ts'

/** A gate's side of what gates and server tell each other. */
export interface GateSync extends Pick<DeviceSync, 'sync'> {
  /** Whether this gate or another is cut off. */
  blind(): boolean
}

export interface GateSyncOptions {
  /** Carries a message to the server. Rejects when it cannot. */
  readonly tell: (request: SyncRequest) => Promise<SyncAnswer>
  readonly travels: TravelStore
  readonly events: EventLog
  readonly clock: () => number
  readonly bundleIssuedAt: () => number
}

/**
 * Makes it. Events go first, so that what is learned is at least as new as what was told; a travel about which an
 * event is still waiting is left as this gate knows it until that too is told.
 */
export function createGateSync({ tell, travels, events, clock, bundleIssuedAt }: GateSyncOptions): GateSync {
  let cursor = 0
  let others = true

  async function round(): Promise<boolean> {
    const told = events.first(MAX_EVENTS)
    const waiting = events.waiting - told.length
    const answer = await tell({ events: told, waiting, cursor, bundleIssuedAt: bundleIssuedAt() })
    events.told(answer.accepted)
    learn(answer)
    cursor = answer.cursor
    others = answer.blind
    return answer.more || waiting > 0
  }

  function learn({ changes }: SyncAnswer): void {
    const waiting = new Set(events.first(events.waiting).map(({ serial }) => serial))
    for (const change of changes) {
      const [entitlement, generation, serial] = change
      const key: TravelKey = { entitlement, generation, serial }
      const travel = travelOfChange(change)
      if (!waiting.has(serial) && !isSame(travels.get(key), travel)) travels.set(key, travel)
    }
  }

  const { sync, cutOff } = deviceSync({
    round,
    done() {
      travels.drop(clock())
      travels.flush()
    },
    clock,
  })
  return { sync, blind: () => others || cutOff() }
}

/** What a gate told comes back to it, and need not be written twice. */
function isSame(known: Travel | undefined, told: Travel): boolean {
  if (!known) return false
  return (Object.keys(told) as (keyof Travel)[]).every((field) => known[field] === told[field])
}
