import { randomBytes } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import type { Clock } from '@hefu/standard'

/** The machine's clock. */
export const systemClock: Clock = () => Math.floor(Date.now() / 1000)

/** The machine's random numbers. */
export const systemRandom: RandomSource = (length) => new Uint8Array(randomBytes(length))
