import { join } from 'node:path'
import { loadCurve } from '@hefu/bbs'
import { describeError, lockFolder } from '@hefu/server'
import { type CityTrust, followRegister, type Register, type ServicePorts } from '@hefu/service-kit'
import { TransitError } from '../error.ts'
import type { Network } from '../feed/network.ts'
import { openEventLog } from './event-log.ts'
import type { GateAnswer, GatePlace } from './gate-answer.ts'
import { createGateDevice } from './gate-device.ts'
import { createGateSync, type SyncTransport } from './sync-gate.ts'
import { openTravelStore } from './travel-store.ts'

/** What a gate is told by who sets it up. */
export interface GateConfig {
  readonly place: GatePlace
  /** Of the transit service, without a slash at the end. */
  readonly serverUrl: string
  /** The gate's own, as the service makes it. */
  readonly token: string
  readonly city: CityTrust
  /** Of this gate alone: the register, what it knows of tickets, what it has yet to tell. */
  readonly dataDirectory: string
  readonly network: Network
}

/** A gate at work. */
export interface RunningGate {
  readonly place: GatePlace
  /** Judges the text of a QR code, at once and by what the gate knows; never throws. */
  present(text: string): GateAnswer
  /** Tells and learns what is new. @throws TransitError `sync-failed` */
  sync(): Promise<void>
  /** Cuts the line to the server, for a try; the gate goes on. */
  cutOff(): void
  reconnect(): void
  /** What it has yet to tell. */
  readonly waiting: number
  stop(): Promise<void>
}

/** How often a gate tells and learns: with every line up, the time in which a ticket might be used at two gates. */
export const SYNC_MS = 1000
const SYNC_LIMIT_MS = 10_000

/**
 * Starts a gate as a process of its own would: it follows the register by itself and knows a server only to reconcile.
 *
 * @param given a register that is there already, for a process with several gates or a test; and how often to
 * reconcile, 0 for never
 * @throws ServiceError `register-unreachable` before the first register; TransitError `folder-not-usable`,
 * `travel-file-damaged`
 */
export async function startGate(
  config: GateConfig,
  ports: ServicePorts,
  given: { readonly register?: Register; readonly syncMs?: number } = {},
): Promise<RunningGate> {
  const { place, network, dataDirectory } = config
  const unlock = await lockFolder(dataDirectory)
  await loadCurve()
  const register = given.register ?? (await followRegister(config, ports))
  const travels = openTravelStore({
    folder: join(dataDirectory, 'travels'),
    stops: [...network.stops.keys()],
    utcOffsetMinutes: register.bundle().utcOffsetMinutes,
  })
  const events = openEventLog(join(dataDirectory, 'events.jsonl'))
  let isCutOff = false
  const transport: SyncTransport = (request) => {
    if (isCutOff) return Promise.reject(new TransitError('sync-failed', 'the line is cut'))
    return post(config, ports.fetch, request)
  }
  const bundleIssuedAt = (): number => Math.floor(register.bundle().issuedAt)
  const gateSync = createGateSync({ transport, travels, events, clock: ports.clock, bundleIssuedAt })
  const { clock, random } = ports
  const device = createGateDevice({
    place,
    network,
    bundle: () => register.bundle(),
    travels,
    events,
    blind: gateSync.blind,
    clock,
    random,
  })
  const every = given.syncMs ?? SYNC_MS
  const timer = every > 0 ? setInterval(inBackground, every) : null
  let isSilent = false

  function inBackground(): void {
    gateSync.sync().then(
      () => {
        isSilent = false
      },
      (error: unknown) => {
        if (!isSilent) ports.log.error({ gate: place.id, error: describeError(error) }, 'cut off')
        isSilent = true
      },
    )
  }

  return {
    place,
    present: (text) => device.check(text),
    sync: () => gateSync.sync(),
    cutOff() {
      isCutOff = true
    },
    reconnect() {
      isCutOff = false
    },
    get waiting() {
      return events.waiting
    },
    async stop() {
      if (timer) clearInterval(timer)
      if (!given.register) register.stop()
      await gateSync.sync().catch(() => undefined)
      travels.close()
      await unlock()
    },
  }
}

async function post(
  { serverUrl, place, token }: GateConfig,
  fetchFrom: typeof fetch,
  request: unknown,
): Promise<unknown> {
  const response = await fetchFrom(`${serverUrl}/api/gates/${place.id}/sync`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(SYNC_LIMIT_MS),
  })
  if (!response.ok) throw new TransitError('sync-failed', `the server answers ${response.status}`)
  return response.json()
}
