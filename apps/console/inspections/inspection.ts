import { list, localText, number, orNull, record, type Shape, text } from '@hefu/app-browser/city-api'
import type { LocalText } from '@hefu/standard'

/** What an authority registers before an inspection. */
export interface InspectionPlan {
  /** The id of its inspection key. */
  readonly authority: string
  /** As on the organisation's door. */
  readonly organisation: string
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly task: LocalText
  readonly legalBasis: LocalText
  /** Who may come, as offices and posts; never names. */
  readonly officers: readonly string[]
}

/** An inspection that was registered. */
export interface Inspection extends InspectionPlan {
  readonly id: string
  /** 1 to 5; null while the organisation has not said. */
  readonly rating: number | null
  readonly comment: string | null
}
export const inspection: Shape<Inspection> = record({
  id: text,
  authority: text,
  organisation: text,
  day: text,
  task: localText,
  legalBasis: localText,
  officers: list(text),
  rating: orNull(number),
  comment: orNull(text),
})
export const inspections: Shape<{ readonly inspections: readonly Inspection[] }> = record({
  inspections: list(inspection),
})

/** What everybody sees of an authority: numbers of days that are over. */
export interface AuthorityFigures {
  readonly id: string
  readonly name: LocalText
  readonly inspections: number
  readonly ratings: number
  /** Null while there are too few. */
  readonly average: number | null
}
export const authorities: Shape<{ readonly authorities: readonly AuthorityFigures[] }> = record({
  authorities: list(
    record({ id: text, name: localText, inspections: number, ratings: number, average: orNull(number) }),
  ),
})

/** How an inspection stands by its day, and once that has come whether it was rated. */
export const INSPECTION_STATES = ['planned', 'today', 'over', 'rated'] as const
export type InspectionState = (typeof INSPECTION_STATES)[number]

/** How an inspection stands on a day of the city. */
export function stateOf({ day, rating }: Pick<Inspection, 'day' | 'rating'>, today: string): InspectionState {
  if (rating !== null) return 'rated'
  if (day === today) return 'today'
  return day > today ? 'planned' : 'over'
}
