import { loadCurve } from '@hefu/bbs'
import { describeError, lockFolder } from '@hefu/server'
import { type CityTrust, followRegister, type Register, type ServicePorts } from '@hefu/service-kit'
import type { BarrierPlace } from '../car-parks/car-park.ts'
import { ParkingError } from '../error.ts'
import type { BarrierAnswer } from './barrier-answer.ts'
import { createBarrierDevice } from './barrier-device.ts'
import { openBarrierStore } from './barrier-store.ts'
import { baysFreeNow, freeNow } from './entry.ts'
import { createDeviceSync } from './sync-device.ts'

/** What a barrier is told by who sets it up. */
export interface BarrierConfig {
  readonly place: BarrierPlace
  /** Of its car park: whose permits open it. */
  readonly zone: string
  /** Of the parking service, without a slash at the end. */
  readonly serverUrl: string
  /** The barrier's own, as the service makes it. */
  readonly token: string
  readonly city: CityTrust
  /** Of this barrier alone: the register, tickets ahead, what it knows of paid stays, what it has yet to tell. */
  readonly dataDirectory: string
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
  /** Asks whether the ticket on the screen is in a wallet, and opens then. @throws ParkingError `sync-failed` */
  lookTaken(): Promise<BarrierAnswer>
  /** Judges the text of a QR code, at once and by what the barrier knows; never throws. */
  present(text: string): BarrierAnswer
  sign(): Sign
  /** Tells and learns what is new. @throws ParkingError `sync-failed` */
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

/** How often a barrier tells and learns. */
const SYNC_MS = 1000
const LIMIT_MS = 10_000

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
  const { place, zone, dataDirectory } = config
  const unlock = await lockFolder(dataDirectory)
  await loadCurve()
  const register = given.register ?? (await followRegister(config, ports))
  const store = openBarrierStore(dataDirectory)
  const { clock, random } = ports
  let isCutOff = false
  async function post(path: string, body: unknown): Promise<unknown> {
    if (isCutOff) throw new ParkingError('sync-failed', 'the line is cut')
    return postTo(config, ports.fetch, path, body)
  }
  const deviceSync = createDeviceSync({
    transport: (request) => post('sync', request),
    store,
    device: () => device,
    clock,
    bundleIssuedAt: () => Math.floor(register.bundle().issuedAt),
  })
  const bundle = () => register.bundle()
  const device = createBarrierDevice({ place, zone, bundle, store, cutOff: deviceSync.cutOff, clock, random })
  const every = given.syncMs ?? SYNC_MS
  const timer = every > 0 ? setInterval(inBackground, every) : null
  let isSilent = false

  function inBackground(): void {
    deviceSync.sync().then(
      () => {
        isSilent = false
      },
      (error: unknown) => {
        if (!isSilent) ports.log.error({ barrier: place.id, error: describeError(error) }, 'cut off')
        isSilent = true
      },
    )
  }

  return {
    place,
    press: () => device.press(),
    takePaper: () => device.take(),
    async lookTaken() {
      const shown = device.shown()
      if (!shown) return { open: false, reason: 'not-taken' }
      const answer = (await post('taken', { offer: shown.offer })) as { readonly taken?: unknown }
      return answer.taken === true ? device.take() : { open: false, reason: 'not-taken' }
    },
    present: (text) => device.present(text),
    sign() {
      const free = Math.max(0, freeNow(store.state))
      return { free, baysFree: Math.max(0, baysFreeNow(store.state)), full: free === 0 }
    },
    sync: () => deviceSync.sync(),
    cutOff() {
      isCutOff = true
    },
    reconnect() {
      isCutOff = false
    },
    get waiting() {
      return store.state.events.length
    },
    get stock() {
      return store.tickets.reduce((sum, { offers }) => sum + offers.length, 0)
    },
    async stop() {
      if (timer) clearInterval(timer)
      if (!given.register) register.stop()
      await deviceSync.sync().catch(() => undefined)
      await unlock()
    },
  }
}

async function postTo(
  { serverUrl, place, token }: BarrierConfig,
  fetchFrom: typeof fetch,
  path: string,
  body: unknown,
): Promise<unknown> {
  const response = await fetchFrom(`${serverUrl}/api/barriers/${place.id}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  if (!response.ok) throw new ParkingError('sync-failed', `the server answers ${response.status}`)
  return response.json()
}
