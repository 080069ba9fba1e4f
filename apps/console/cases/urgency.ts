import type { ListedCase } from './person-case.ts'

const DAY = 86_400

/** How much time a case leaves: `late` is past its due date, `soon` has a week or less. */
export type Urgency =
  | { readonly urgency: 'late' | 'soon' | 'calm' /** Whole days, begun ones counted. */; readonly days: number }
  | { readonly urgency: 'answered' }

/** How much time a case leaves at a moment, Unix seconds. */
export function urgencyOf({ status, dueAt }: Pick<ListedCase, 'status' | 'dueAt'>, now: number): Urgency {
  if (status === 'answered') return { urgency: 'answered' }
  const left = dueAt - now
  const days = Math.ceil(Math.abs(left) / DAY)
  if (left < 0) return { urgency: 'late', days }
  return { urgency: days <= 7 ? 'soon' : 'calm', days }
}

/** Open cases before answered ones; among the open the one that is due first, so that what is late leads. */
export function byUrgency(cases: readonly ListedCase[]): readonly ListedCase[] {
  return cases.toSorted((one, other) => {
    if (one.status !== other.status) return one.status === 'open' ? -1 : 1
    return one.status === 'open' ? one.dueAt - other.dueAt : other.dueAt - one.dueAt
  })
}
