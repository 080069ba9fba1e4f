/** Numbers that a seed determines, fast enough for millions: xorshift32. For tests and benchmarks, never for anything secret. */
export interface SeededNumbers {
  /** A whole number from 0 on, below `most`. */
  below(most: number): number
  /** From 0 on, below 1. */
  share(): number
}

/** Makes them; the same seed makes the same ones. */
export function seededNumbers(seed: number): SeededNumbers {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1
  const share = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  return { share, below: (most) => Math.floor(share() * most) }
}
