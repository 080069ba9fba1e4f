// Imports nothing that runs, so that a page can load it as it is.
import type { RecordEntry, RecordText } from './read-record.ts'

/** Something that was measured, for a plot. */
export interface MeasuredSeries {
  readonly code: string
  readonly title: RecordText
  readonly unit: string
  /** In the order of time. */
  readonly points: readonly { readonly at: number; readonly value: number }[]
}

/** Every measurement of the same things as this entry; units that differ are different things. */
export function seriesOf(entry: RecordEntry, entries: readonly RecordEntry[]): readonly MeasuredSeries[] {
  return entry.values.flatMap(({ measured }) => {
    if (!measured) return []
    const { code, unit, title } = measured
    const points = entries.flatMap(({ at, values }) =>
      at === null
        ? []
        : values.flatMap((value) =>
            value.measured?.code === code && value.measured.unit === unit ? [{ at, value: value.measured.value }] : [],
          ),
    )
    return [{ code, title, unit, points: points.toSorted((a, b) => a.at - b.at) }]
  })
}
