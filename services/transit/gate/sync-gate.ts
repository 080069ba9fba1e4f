import { TransitError } from '../error.ts'
import type { Travel } from '../journey/travel.ts'
import { MAX_EVENTS, type SyncAnswer, type SyncRequest, syncAnswer, travelOfChange } from '../sync/sync-messages.ts'
import type { EventLog } from './event-log.ts'
import type { TravelKey, TravelStore } from './travel-store.ts'

/** Carries a message to the server. Rejects when it cannot. */
export type SyncTransport = (request: SyncRequest) => Promise<unknown>

/** A gate's side of what gates and server tell each other. */
export interface GateSync {
  /** Tells what is waiting and learns what is new, until there is no more. @throws TransitError `sync-failed` */
  sync(): Promise<void>
  /** Whether this gate or another is cut off. */
  blind(): boolean
}

export interface GateSyncOptions {
  readonly transport: SyncTransport
  readonly travels: TravelStore
  readonly events: EventLog
  readonly clock: () => number
  readonly bundleIssuedAt: () => number
}

/** After so many seconds without word a gate counts as cut off, for itself and for the server. */
export const CUT_OFF_SECONDS = 30

/**
 * Makes it. Events go first, so that what is learned is at least as new as what was told; a travel about which an
 * event is still waiting is left as this gate knows it until that too is told.
 */
export function createGateSync({ transport, travels, events, clock, bundleIssuedAt }: GateSyncOptions): GateSync {
  let cursor = 0
  let lastWord = Number.NEGATIVE_INFINITY
  let others = true
  let running: Promise<void> | null = null

  async function round(): Promise<boolean> {
    const told = events.first(MAX_EVENTS)
    const waiting = events.waiting - told.length
    const request = { events: told, waiting, cursor, bundleIssuedAt: bundleIssuedAt() }
    const answer = await transport(request).then(readAnswer, (cause: unknown) => {
      throw new TransitError('sync-failed', 'the server does not answer', { cause })
    })
    events.told(answer.accepted)
    learn(answer)
    cursor = answer.cursor
    others = answer.blind
    lastWord = clock()
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

  async function all(): Promise<void> {
    while (await round());
    travels.drop(clock())
    travels.flush()
  }

  return {
    sync() {
      running ??= all().finally(() => {
        running = null
      })
      return running
    },
    blind: () => others || clock() - lastWord > CUT_OFF_SECONDS,
  }
}

/** What a gate told comes back to it, and need not be written twice. */
function isSame(known: Travel | undefined, told: Travel): boolean {
  if (!known) return false
  return (Object.keys(told) as (keyof Travel)[]).every((field) => known[field] === told[field])
}

function readAnswer(value: unknown): SyncAnswer {
  const parsed = syncAnswer.safeParse(value)
  if (!parsed.success) throw new TransitError('sync-failed', 'the server answers with something else')
  return parsed.data
}
