/** Fewer than so many people could be told apart. */
const LEAST_SHOWN = 5

/** A count as it is shown: null where it is so small that it says something about somebody. None at all says nothing. */
export function shownCount(count: number): number | null {
  return count > 0 && count < LEAST_SHOWN ? null : count
}
