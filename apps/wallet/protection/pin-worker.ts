import { deriveHere } from './argon2.ts'
import type { PinProtection } from './pin.ts'

/** One PIN to make a secret of. */
export interface PinQuestion {
  readonly pin: string
  readonly protection: PinProtection
}

addEventListener('message', async ({ data }: MessageEvent<PinQuestion>) => {
  postMessage(await deriveHere(data.pin, data.protection))
})
