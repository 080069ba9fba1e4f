import type { RecordStore } from '@hefu/app-browser'
import type { Clock } from '@hefu/standard'
import { codeOf } from '../error.ts'
import type { PinDeriver, PinProtection } from './pin.ts'
import { clearAttempts, countAttempt, readAttempts, waitSeconds } from './pin-attempts.ts'

/** What came of trying a PIN; `wait` in seconds. */
export type PinOutcome =
  | { readonly outcome: 'opened' }
  | { readonly outcome: 'wrong'; readonly wait: number }
  | { readonly outcome: 'too-soon'; readonly wait: number }

/** Seconds until a PIN may be tried. */
export async function pinWait(store: RecordStore, clock: Clock): Promise<number> {
  return waitSeconds(await readAttempts(store), clock())
}

/** Tries a PIN. It is counted before it is tried; while there is a wait it is not tried at all. */
export async function tryPin(
  options: {
    readonly pin: string
    readonly protection: PinProtection
    readonly store: RecordStore
    readonly clock: Clock
    readonly derive: PinDeriver
  },
  use: (secret: Uint8Array) => Promise<void>,
): Promise<PinOutcome> {
  const { pin, protection, store, clock, derive } = options
  const wait = await pinWait(store, clock)
  if (wait > 0) return { outcome: 'too-soon', wait }
  const attempts = await countAttempt(store, clock())
  const secret = await derive(pin, protection)
  try {
    await use(secret)
  } catch (error) {
    if (codeOf(error) !== 'wrong-secret') throw error
    return { outcome: 'wrong', wait: waitSeconds(attempts, clock()) }
  } finally {
    secret.fill(0)
  }
  await clearAttempts(store)
  return { outcome: 'opened' }
}
