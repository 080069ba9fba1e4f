import type { Resident } from '../residents/resident.ts'
import { type SeededRandom, seededRandom } from '../residents/seeded-random.ts'
import type { ErrandKind, Goer } from './errand.ts'

/** Of a thousand people, how many go out for what. A proof takes milliseconds, so that most only look something up. */
const SHARES: Readonly<Record<ErrandKind, number>> = {
  ride: 180,
  month: 12,
  park: 80,
  borrow: 30,
  score: 22,
  clinic: 15,
  look: 661,
}
/** Those of whom the city's residents are needed: each resident is one of these and no more. */
const OF_RESIDENTS = ['clinic', 'score', 'borrow'] as const
/** Patients of the clinic are the first residents. */
const MOST_PATIENTS = 40

/** How much of a day's traffic begins in each hour, by errand; hours that are not named have none. */
const HOURS: Readonly<Record<ErrandKind, readonly number[]>> = {
  ride: [0, 0, 0, 0, 0, 1, 4, 9, 10, 5, 3, 3, 4, 3, 3, 4, 6, 9, 9, 5, 3, 2, 1, 0],
  month: [0, 0, 0, 0, 0, 1, 4, 9, 6, 2],
  park: [0, 0, 0, 0, 0, 0, 2, 5, 8, 8, 6, 4, 4, 5, 6, 5, 4, 5, 6, 4, 2, 1],
  borrow: [0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 5, 4, 2, 3, 5, 6, 6, 5, 3],
  score: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  clinic: [0, 0, 0, 0, 0, 0, 0, 0, 4, 6, 5, 3, 1, 3, 5, 4, 2],
  look: [1, 0, 0, 0, 0, 1, 3, 5, 6, 5, 4, 4, 5, 4, 4, 4, 5, 6, 6, 6, 5, 4, 3, 2],
}

/**
 * Who goes out on the day, and when: the same for the same seed.
 *
 * @param people how many; of those whom the city has to know there are no more than residents
 */
export function planDay(options: {
  readonly seed: number
  readonly people: number
  readonly residents: readonly Resident[]
}): readonly Goer[] {
  const { people, residents } = options
  const random = seededRandom(options.seed)
  const counts = sharesOf(people, residents.length)
  let nextResident = 0
  const goers = (Object.keys(SHARES) as ErrandKind[]).toSorted(residentsFirst).flatMap((kind) =>
    Array.from({ length: counts[kind] }, (_, place): Goer => {
      const needs = (OF_RESIDENTS as readonly ErrandKind[]).includes(kind)
      const resident = needs ? (residents[nextResident++] ?? null) : null
      return { kind, from: beginning(kind, random), dice: random.between(0, 1_000_000), resident, place }
    }),
  )
  return goers.toSorted((a, b) => a.from - b.from)
}

/** How many go out for what; at least one for each. */
function sharesOf(people: number, residents: number): Readonly<Record<ErrandKind, number>> {
  const share = (kind: ErrandKind): number => Math.max(1, Math.round((people * SHARES[kind]) / 1000))
  const clinic = Math.min(MOST_PATIENTS, share('clinic'))
  const score = Math.min(share('score'), Math.floor((residents - clinic) / 2))
  const borrow = Math.min(share('borrow'), residents - clinic - score)
  const [ride, month, park] = [share('ride'), share('month'), share('park')]
  const look = Math.max(1, people - clinic - score - borrow - ride - month - park)
  return { ride, month, park, borrow, score, clinic, look }
}

function residentsFirst(a: ErrandKind, b: ErrandKind): number {
  const rank = (kind: ErrandKind): number => {
    const at = (OF_RESIDENTS as readonly ErrandKind[]).indexOf(kind)
    return at < 0 ? OF_RESIDENTS.length : at
  }
  return rank(a) - rank(b)
}

/** Minutes after midnight. Candidates all come a few minutes before noon. */
function beginning(kind: ErrandKind, random: SeededRandom): number {
  if (kind === 'score') return 11 * 60 + 55
  const weights = HOURS[kind]
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const hour = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return Math.max(0, hour) * 60 + random.between(0, 59)
}
