import { borrow } from './borrow.ts'
import type { CityDay } from './city-day.ts'
import type { Errand, ErrandKind, Goer } from './errand.ts'
import { look } from './look.ts'
import { park } from './park.ts'
import { monthPass, ride } from './rides.ts'
import { score } from './score.ts'
import { visitClinic } from './visit-clinic.ts'

const ERRANDS: Readonly<Record<ErrandKind, Errand>> = {
  ride,
  month: monthPass,
  park,
  borrow,
  score,
  clinic: visitClinic,
  look,
}

/** The clock goes forward by as much at a time. */
const STEP_MINUTES = 5
const DAY_MINUTES = 24 * 60
/** How many people do something at the same moment. */
const SIDE_BY_SIDE = 12

/**
 * Plays a day: at each step of the clock everybody whose turn it is goes on with their errand.
 *
 * @param at sets the clock to so many minutes after midnight
 * @param told told after each step how far the day is
 * @returns errands that did not end as they should, by kind
 */
export async function playDay(
  day: CityDay,
  goers: readonly Goer[],
  at: (minutes: number) => void,
  told: (minutes: number) => void,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const failures: string[] = []
  const due = new Map<number, (() => Promise<void>)[]>()
  const put = (minutes: number, run: () => Promise<void>): void => {
    const step = Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES
    due.set(step, [...(due.get(step) ?? []), run])
  }

  for (const goer of goers) {
    const steps = ERRANDS[goer.kind](day, goer)
    const goOn = async (now: number): Promise<void> => {
      try {
        const { done, value } = await steps.next()
        if (done) day.count('errands')
        else put(now + Math.max(STEP_MINUTES, value), () => goOn(now + Math.max(STEP_MINUTES, value)))
      } catch (error) {
        failures.push(`${goer.kind}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    put(goer.from, () => goOn(goer.from))
  }

  // Whoever is out at midnight goes home: their steps of the next day come at once.
  for (let minutes = 0; minutes <= DAY_MINUTES || due.size > 0; minutes += STEP_MINUTES) {
    if (signal?.aborted) break
    at(minutes)
    const turns = due.get(minutes) ?? []
    due.delete(minutes)
    for (let first = 0; first < turns.length; first += SIDE_BY_SIDE) {
      await Promise.all(turns.slice(first, first + SIDE_BY_SIDE).map((turn) => turn()))
    }
    await day.endStep()
    told(Math.min(minutes, DAY_MINUTES))
  }
  return failures
}
