import { setTimeout as delay } from 'node:timers/promises'

/** Waits for milliseconds, or until the signal is aborted. Never throws. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>

/** Waits by the machine's timer. */
export const machinePause: Pause = (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => {})
