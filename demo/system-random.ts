import type { RandomSource } from '@hefu/bbs'

/** The machine's random source. */
export const systemRandom: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length))
