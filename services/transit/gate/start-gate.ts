import { join } from 'node:path'
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
import type { Network } from '../feed/network.ts'
import { syncAnswer } from '../sync/sync-messages.ts'
import { openEventLog } from './event-log.ts'
import type { GateAnswer, GatePlace } from './gate-answer.ts'
import { createGateDevice } from './gate-device.ts'
import { createGateSync } from './sync-gate.ts'
import { openTravelStore } from './travel-store.ts'

/** What a gate is told by who sets it up. */
export interface GateConfig extends DeviceConfig {
  readonly place: GatePlace
  readonly network: Network
}

/** A gate at work. */
export interface RunningGate {
  readonly place: GatePlace
  /** Judges the text of a QR code, at once and by what the gate knows; never throws. */
  present(text: string): GateAnswer
  /** Tells and learns what is new. @throws ServiceError `sync-failed` */
  sync(): Promise<void>
  /** Cuts the line to the server, for a try; the gate goes on. */
  cutOff(): void
  reconnect(): void
  /** What it has yet to tell. */
  readonly waiting: number
  stop(): Promise<void>
}

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
  const { place, network, serverUrl, token, dataDirectory } = config
  const unlock = await lockFolder(dataDirectory)
  await loadCurve()
  const register = given.register ?? (await followRegister(config, ports))
  const travels = openTravelStore({
    folder: join(dataDirectory, 'travels'),
    stops: [...network.stops.keys()],
    utcOffsetMinutes: register.bundle().utcOffsetMinutes,
  })
  const events = openEventLog(join(dataDirectory, 'events.jsonl'))
  const { clock, random } = ports
  const line = deviceLine({ address: `${serverUrl}/api/gates/${place.id}`, token }, ports)
  const gateSync = createGateSync({
    tell: (request) => line.post('sync', request, syncAnswer),
    travels,
    events,
    clock,
    bundleIssuedAt: () => Math.floor(register.bundle().issuedAt),
  })
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
  const leave = keepInTouch(gateSync, { named: { gate: place.id }, everyMs: given.syncMs ?? SYNC_MS }, ports)

  return {
    place,
    present: (text) => device.check(text),
    sync: () => gateSync.sync(),
    cutOff: line.cutOff,
    reconnect: line.reconnect,
    get waiting() {
      return events.waiting
    },
    async stop() {
      leave()
      if (!given.register) register.stop()
      await gateSync.sync().catch(() => undefined)
      travels.close()
      await unlock()
    },
  }
}
