import { type DeviceSync, deviceSync, MAX_EVENTS } from '@hefu/service-kit'
import type { SyncAnswer, SyncRequest } from '../sync/sync-messages.ts'
import { entrySlot } from '../tariff/entered.ts'
import type { BarrierDevice } from './barrier-device.ts'
import type { BarrierStore } from './barrier-store.ts'

/**
 * Makes a barrier's side of what barriers and server tell each other. Events go first, so that what is learned is at least as new as what
 * was told.
 */
export function createBarrierSync(of: {
  /** Carries a message to the server. Rejects when it cannot. */
  readonly tell: (request: SyncRequest) => Promise<SyncAnswer>
  readonly store: BarrierStore
  readonly device: () => Pick<BarrierDevice, 'open'>
  readonly clock: () => number
  readonly bundleIssuedAt: () => number
}): DeviceSync {
  const { tell, store, device, clock, bundleIssuedAt } = of
  const { state } = store

  async function round(): Promise<boolean> {
    const events = state.events.slice(0, MAX_EVENTS)
    const waiting = state.events.length - events.length
    const { tickets } = store
    const answer = await tell({
      events,
      waiting,
      stockUntil: tickets.at(-1)?.slot ?? 0,
      stock: tickets.reduce((sum, { offers }) => sum + offers.length, 0),
      version: state.version,
      bundleIssuedAt: bundleIssuedAt(),
    })
    learn(answer)
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

  return deviceSync({ round, clock })
}
