import { createGate, type Gate, type Verdict } from '@hefu/gate'
import { parseVerifierKey } from '@hefu/log'
import { openTrustBundle, type ServiceId } from '@hefu/standard'
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

/** Sets up a gate from nothing but a signed bundle and the key that is pinned. */
export async function setUpDoor(options: {
  readonly bundleNote: string
  readonly verifierKey: string
  readonly service: ServiceId
  readonly now: number
  readonly requestKey?: GateKey | undefined
}): Promise<Door> {
  const { bundleNote, verifierKey, service, requestKey } = options
  const bundle = await openTrustBundle(bundleNote, await parseVerifierKey(verifierKey))
  const gate = createGate({
    bundle,
    service,
    clock: () => door.now,
    random: systemRandom,
    ...(requestKey && { requestKey: await signingKey(requestKey) }),
  })
  const door: Door = { gate, now: options.now, look: async (image) => gate.check(await readQr(image)) }
  return door
}

/** What a phone shows of a text. */
export function onScreen(text: string): Uint8Array {
  return drawQr(text).png
}

/** A verdict in a word. */
export function wordOf(verdict: Verdict): string {
  return verdict.verdict === 'admitted' ? 'admitted' : `refused: ${verdict.reason}`
}
