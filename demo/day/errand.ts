import type { Resident } from '../residents/resident.ts'
import type { CityDay } from './city-day.ts'

/** Why somebody goes out on that day. */
export type ErrandKind = 'ride' | 'month' | 'park' | 'borrow' | 'score' | 'clinic' | 'look'

/** Somebody who goes out. Only for what asks who they are do they have to be somebody in the city's register of residents. */
export interface Goer {
  readonly kind: ErrandKind
  /** Minutes after midnight at which they begin. */
  readonly from: number
  /** A number that decides what they do, the same in every run. */
  readonly dice: number
  readonly resident: Resident | null
  /** Their place among those who have the same errand. */
  readonly place: number
}

/** An errand, step by step: it yields the minutes until it goes on. */
export type Errand = (day: CityDay, goer: Goer) => AsyncGenerator<number, void>
