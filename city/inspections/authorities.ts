import type { LocalText } from '@hefu/standard'
import { type InspectionPorts, todayIn } from './register-inspection.ts'

/** Fewest ratings of which an average is said: else it would be what one organisation thinks. */
export const RATING_CROWD = 10

/** What the public sees of an authority. */
export interface AuthorityFigures {
  /** The id of its inspection key. */
  readonly id: string
  readonly name: LocalText
  /** Of days that are over. */
  readonly inspections: number
  readonly ratings: number
  /** To a tenth; null for fewer than {@link RATING_CROWD} ratings. */
  readonly average: number | null
}

/** Every authority with its numbers. What is planned for today or later is in none of them. */
export async function authorityFigures(ports: InspectionPorts): Promise<readonly AuthorityFigures[]> {
  const counts = new Map((await ports.store.countBefore(todayIn(ports))).map((each) => [each.authority, each]))
  const authorities = [...ports.register().labelKeys.values()].filter(({ serves }) => serves.includes('inspection'))
  return authorities.map(({ id, name }) => {
    const { inspections = 0, ratings = 0, sum = 0 } = counts.get(id) ?? {}
    const average = ratings < RATING_CROWD ? null : Math.round((10 * sum) / ratings) / 10
    return { id, name, inspections, ratings, average }
  })
}
