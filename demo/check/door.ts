import { createGate, type Gate, type GateOptions, type Verdict } from '@hefu/gate'
import type { LogPolicy } from '@hefu/log'
import { proveRegister, registerView, type ServiceId } from '@hefu/standard'
import { drawQr, readQr } from '../qr-image.ts'
import { type GateKey, signingKey } from '../services/request-keys.ts'
import { systemRandom } from '../system-random.ts'

/** A gate at a door with a clock that is set, which sees images and not texts. */
export interface Door {
  readonly gate: Gate
  /** Unix seconds. */
  now: number
  /** What a camera sees is what the gate judges. */
  look(image: Uint8Array): Promise<Verdict>
}

/** Sets up a gate from nothing but a bundle and the keys that are pinned. */
export async function setUpDoor(options: {
  readonly bundleBytes: Uint8Array
  readonly policy: LogPolicy
  readonly service: ServiceId
  readonly now: number
  readonly requestKey?: GateKey | undefined
  /** The service's own, beside what the register says. */
  readonly rule?: GateOptions['rule']
}): Promise<Door> {
  const { bundleBytes, policy, service, requestKey, rule } = options
  const bundle = registerView(await proveRegister(bundleBytes, policy, null))
  const time = { now: options.now }
  const gate = createGate({
    bundle,
    service,
    clock: () => time.now,
    random: systemRandom,
    ...(rule && { rule }),
    ...(requestKey && { requestKey: await signingKey(requestKey) }),
  })
  return Object.assign(time, { gate, look: async (image: Uint8Array) => gate.check(await readQr(image)) })
}

/** What a phone shows of a text. */
export function onScreen(text: string): Uint8Array {
  return drawQr(text).png
}

/** A verdict in a word. */
export function wordOf(verdict: Verdict): string {
  return verdict.verdict === 'admitted' ? 'admitted' : `refused: ${verdict.reason}`
}
