import type { LocalText } from '@hefu/standard'
import type { Tariff } from '../tariff/tariff.ts'

/** A car park, as its operator describes it. */
export interface CarPark {
  /** Lower-case words joined by hyphens, at most 20 letters; stands in tickets. */
  readonly id: string
  readonly name: LocalText
  /** Whose permits open it. */
  readonly zone: string
  /** Places for everybody. */
  readonly places: number
  /** Bays kept for disabled people, beside those. */
  readonly bays: number
  /** By which who enters pays until staff decide another. */
  readonly tariff: Tariff
}

/** A barrier: where it stands and which way it lets cars through. */
export interface BarrierPlace {
  readonly id: string
  readonly carPark: string
  readonly way: 'in' | 'out'
}

/** Free places as everybody is told them: exact where they matter, else down to a multiple of five, so that no single car is seen to come or go. */
export function shownFree(free: number): number {
  const there = Math.max(0, free)
  return there <= 10 ? there : Math.floor(there / 5) * 5
}
