import { loadCurve } from '@hefu/bbs'
import { lockFolder } from '@hefu/server'
import {
  type DeviceConfig,
  deviceLine,
  followRegister,
  keepInTouch,
  type Register,
  type ServicePorts,
  SYNC_MS,
} from '@hefu/service-kit'
import type { BarrierPlace } from '../car-parks/car-park.ts'
import { syncAnswer, takenAnswer } from '../sync/sync-messages.ts'
import type { BarrierAnswer } from './barrier-answer.ts'
import { createBarrierDevice } from './barrier-device.ts'
import { openBarrierStore } from './barrier-store.ts'
import { createBarrierSync } from './barrier-sync.ts'
import { baysFreeNow, freeNow } from './entry.ts'

/** What a barrier is told by who sets it up. */
export interface BarrierConfig extends DeviceConfig {
  readonly place: BarrierPlace
  /** Of its car park: whose permits open it. */
  readonly zone: string
}

/** What the sign above an entry says. */
export interface Sign {
  readonly free: number
  readonly baysFree: number
  readonly full: boolean
}

/** A barrier at work. */
export interface RunningBarrier {
  readonly place: BarrierPlace
  /** A car stands at the entry and its driver presses the button. */
  press(): BarrierAnswer
  /** The driver has drawn the ticket on paper. */
  takePaper(): BarrierAnswer
  /** Asks whether the ticket on the screen is in a wallet, and opens then. @throws ServiceError `sync-failed` */
  lookTaken(): Promise<BarrierAnswer>
  /** Judges the text of a QR code, at once and by what the barrier knows; never throws. */
  present(text: string): BarrierAnswer
  sign(): Sign
  /** Tells and learns what is new. @throws ServiceError `sync-failed` */
  sync(): Promise<void>
  /** Cuts the line to the server, for a try; the barrier goes on. */
  cutOff(): void
  reconnect(): void
  /** What it has yet to tell. */
  readonly waiting: number
  /** Tickets that it can give without the server. */
  readonly stock: number
  stop(): Promise<void>
}

/**
 * Starts a barrier as a process of its own would: it follows the register by itself and knows a server only to reconcile.
 *
 * @param given a register that is there already, for a process with several barriers or a test; and how often to reconcile, 0 for never
 * @throws ServiceError `register-unreachable` before the first register; ParkingError `folder-not-usable`
 */
export async function startBarrier(
  config: BarrierConfig,
  ports: ServicePorts,
  given: { readonly register?: Register; readonly syncMs?: number } = {},
): Promise<RunningBarrier> {
  const { place, zone, serverUrl, token, dataDirectory } = config
  const unlock = await lockFolder(dataDirectory)
  await loadCurve()
  const register = given.register ?? (await followRegister(config, ports))
  const store = openBarrierStore(dataDirectory)
  const { clock, random } = ports
  const line = deviceLine({ address: `${serverUrl}/api/barriers/${place.id}`, token }, ports)
  const barrierSync = createBarrierSync({
    tell: (request) => line.post('sync', request, syncAnswer),
    store,
    device: () => device,
    clock,
    bundleIssuedAt: () => Math.floor(register.bundle().issuedAt),
  })
  const bundle = () => register.bundle()
  const device = createBarrierDevice({ place, zone, bundle, store, cutOff: barrierSync.cutOff, clock, random })
  const leave = keepInTouch(barrierSync, { named: { barrier: place.id }, everyMs: given.syncMs ?? SYNC_MS }, ports)

  return {
    place,
    press: () => device.press(),
    takePaper: () => device.take(),
    async lookTaken() {
      const shown = device.shown()
      if (!shown) return { open: false, reason: 'not-taken' }
      const { taken } = await line.post('taken', { offer: shown.offer }, takenAnswer)
      // Meanwhile it may have been drawn on paper, and another one shown to the next driver.
      return taken && device.shown()?.offer === shown.offer ? device.take() : { open: false, reason: 'not-taken' }
    },
    present: (text) => device.present(text),
    sign() {
      const free = Math.max(0, freeNow(store.state))
      return { free, baysFree: Math.max(0, baysFreeNow(store.state)), full: free === 0 }
    },
    sync: () => barrierSync.sync(),
    cutOff: line.cutOff,
    reconnect: line.reconnect,
    get waiting() {
      return store.state.events.length
    },
    get stock() {
      return store.tickets.reduce((sum, { offers }) => sum + offers.length, 0)
    },
    async stop() {
      leave()
      if (!given.register) register.stop()
      await barrierSync.sync().catch(() => undefined)
      await unlock()
    },
  }
}
