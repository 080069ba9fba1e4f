import { ParkingError } from '../error.ts'
import { CUT_OFF_SECONDS } from '../sync/barrier-health.ts'
import { MAX_EVENTS, type SyncAnswer, type SyncRequest, syncAnswer } from '../sync/sync-messages.ts'
import { entrySlot } from '../tariff/entered.ts'
import type { BarrierDevice } from './barrier-device.ts'
import type { BarrierStore } from './barrier-store.ts'

/** Carries a message to the server. Rejects when it cannot. */
export type SyncTransport = (request: SyncRequest) => Promise<unknown>

/** A barrier's side of what barriers and server tell each other. */
export interface DeviceSync {
  /** Tells what is waiting and learns what is new, until there is no more. @throws ParkingError `sync-failed` */
  sync(): Promise<void>
  /** Whether nothing was heard of the server for so long that a payment may not be known. */
  cutOff(): boolean
}

/** Makes it. Events go first, so that what is learned is at least as new as what was told. */
export function createDeviceSync(of: {
  readonly transport: SyncTransport
  readonly store: BarrierStore
  readonly device: () => Pick<BarrierDevice, 'open'>
  readonly clock: () => number
  readonly bundleIssuedAt: () => number
}): DeviceSync {
  const { transport, store, device, clock, bundleIssuedAt } = of
  const { state } = store
  let lastWord = Number.NEGATIVE_INFINITY
  let running: Promise<void> | null = null

  async function round(): Promise<boolean> {
    const events = state.events.slice(0, MAX_EVENTS)
    const waiting = state.events.length - events.length
    const { tickets } = store
    const answer = await transport({
      events,
      waiting,
      stockUntil: tickets.at(-1)?.slot ?? 0,
      stock: tickets.reduce((sum, { offers }) => sum + offers.length, 0),
      version: state.version,
      bundleIssuedAt: bundleIssuedAt(),
    }).then(readAnswer, (cause: unknown) => {
      throw new ParkingError('sync-failed', 'the server does not answer', { cause })
    })
    learn(answer)
    lastWord = clock()
    return answer.more || waiting > 0
  }

  function learn(answer: SyncAnswer): void {
    state.events = state.events.filter(({ number }) => number > answer.accepted)
    state.lastNumber = Math.max(state.lastNumber, answer.accepted)
    state.free = answer.free
    state.baysFree = answer.baysFree
    state.version = answer.version
    if (answer.stays) {
      state.stays = new Map(answer.stays)
      // What has left by this barrier is still to be told where its event waits.
      for (const { stay } of state.events) if (stay !== null) state.stays.delete(stay)
      state.freeMinutes = [...answer.freeMinutes]
    }
    if (answer.tickets.length > 0) {
      const present = entrySlot(clock())
      store.saveTickets([...store.tickets.filter(({ slot }) => slot >= present), ...answer.tickets])
    }
    const done = state.openings ?? answer.openings
    state.openings = answer.openings
    for (let number = done; number < answer.openings; number++) device().open()
    store.save()
  }

  async function all(): Promise<void> {
    while (await round());
  }

  return {
    sync() {
      running ??= all().finally(() => {
        running = null
      })
      return running
    },
    cutOff: () => clock() - lastWord > CUT_OFF_SECONDS,
  }
}

function readAnswer(value: unknown): SyncAnswer {
  const parsed = syncAnswer.safeParse(value)
  if (!parsed.success) throw new ParkingError('sync-failed', 'the server answers with something else')
  return parsed.data
}
