/** A stretch of neighbours that are alike: indexes, both included. */
export interface Run {
  readonly first: number
  readonly last: number
}

/** The stretches in which something holds. */
export function runsOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly Run[] {
  const runs: Run[] = []
  for (const [index, item] of items.entries()) {
    if (!holds(item)) continue
    const last = runs.at(-1)
    if (last?.last === index - 1) runs[runs.length - 1] = { first: last.first, last: index }
    else runs.push({ first: index, last: index })
  }
  return runs
}

/** Moves places apart until each has `room`, keeping their order, between `top` and `bottom`; as near to where they were as that allows. */
export function spread(
  places: readonly number[],
  room: number,
  [top, bottom]: readonly [number, number],
): readonly number[] {
  const order = places.map((_, index) => index).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0))
  const moved = [...places]
  let least = top
  for (const index of order) {
    moved[index] = Math.max(least, moved[index] ?? 0)
    least = (moved[index] ?? 0) + room
  }
  let most = bottom
  for (const index of order.toReversed()) {
    moved[index] = Math.min(most, moved[index] ?? 0)
    most = (moved[index] ?? 0) - room
  }
  return moved
}
