/** The middle of the values; between the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values)
  const middle = sorted.length / 2
  return (at(sorted, Math.ceil(middle) - 1) + at(sorted, Math.floor(middle))) / 2
}

/** The smallest value that so large a share (0 to 1) of the values does not exceed: the nearest rank, never interpolated. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values)
  return at(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1))
}

function ascending(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('no values to take a statistic of')
  return values.toSorted((a, b) => a - b)
}

function at(sorted: readonly number[], index: number): number {
  return sorted[index] ?? Number.NaN
}
