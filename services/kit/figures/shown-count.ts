/** Fewer than so many people could be told apart. */
export const LEAST_SHOWN = 5

/** A count as staff and public see it: null where it is so small that it says something about somebody. None at all says nothing. */
export function shownCount(count: number): number | null {
  return count > 0 && count < LEAST_SHOWN ? null : count
}
