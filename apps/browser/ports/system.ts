import type { RandomSource } from '@hefu/bbs'
import type { Clock } from '@hefu/standard'

/** The machine's clock. */
export const systemClock: Clock = () => Math.floor(Date.now() / 1000)

/** The browser's random numbers. */
export const systemRandom: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length))
