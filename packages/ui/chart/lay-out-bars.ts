import { scaleBand } from 'd3-scale'
import type { ChartFormat, ChartSize, ChartWords, Count, Tick } from './chart-data.ts'
import { type GapLane, gapHeight } from './gap-lane.tsx'
import { textWidth } from './text-width.ts'
import { valueScale, valueTicks } from './value-scale.ts'

/** A chart of standing bars, worked out. Places in CSS pixels. */
export interface BarLayout {
  readonly height: number
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  /** Empty where every bar says its figure. */
  readonly values: readonly Tick[]
  readonly bars: readonly {
    readonly middle: number
    readonly width: number
    /** The baseline where the figure is held back. */
    readonly top: number
    /** Null where the neighbours' leave no room. */
    readonly label: string | null
    readonly figure: string | null
  }[]
  readonly gaps: readonly GapLane[]
}

/** How high the plot is, in letters. */
const HEIGHT = 10
/** Widest bar, in letters: two months are not two walls. */
const WIDEST = 4

/** Works out standing bars. @returns null when there is none */
export function layOutBars(
  counts: readonly Count[],
  { width, em }: ChartSize,
  { words, format }: { readonly words: Pick<ChartWords, 'heldBack'>; readonly format: Pick<ChartFormat, 'number'> },
): BarLayout | null {
  if (counts.length === 0) return null
  const [top, bottom] = [2 * em, (2 + HEIGHT) * em]
  const y = valueScale(
    counts.flatMap(({ value }) => value ?? []),
    [bottom, top],
  )
  const figures = counts.map(({ value }) => (value === null ? null : format.number(value)))
  const step = width / counts.length
  const widestFigure = Math.max(0, ...figures.map((figure) => textWidth(figure ?? '', em)))
  const eachSays = widestFigure + em / 2 <= step
  const values = eachSays ? [] : valueTicks(y).map((value) => ({ at: y(value), label: format.number(value) }))
  const left = eachSays ? 0 : Math.max(0, ...values.map(({ label }) => textWidth(label, em))) + em / 2
  const x = scaleBand<number>()
    .domain(counts.map((_, index) => index))
    .range([left, width])
    .padding(0.2)
  const bandOf = (index: number): number => (x(index) ?? 0) + x.bandwidth() / 2
  const widestLabel = Math.max(...counts.map(({ label }) => textWidth(label, em))) + em
  const every = Math.max(1, Math.ceil(widestLabel / x.step()))
  const fits = (middle: number, label: string): boolean =>
    middle + textWidth(label, em) / 2 <= width + em && middle - textWidth(label, em) / 2 >= -em
  const runs = counts.flatMap(({ value }, index) =>
    value === null ? [{ from: bandOf(index) - x.step() / 2, to: bandOf(index) + x.step() / 2 }] : [],
  )
  const gaps = runs.length > 0 ? [{ words: words.heldBack, runs }] : []
  return {
    height: bottom + gapHeight(gaps.length, em) + 2 * em,
    plot: { left, right: width, top, bottom },
    values,
    bars: counts.map(({ label, value }, index) => {
      const middle = bandOf(index)
      // Counted from the last, which is the one that is looked for.
      const shown = (counts.length - 1 - index) % every === 0 && fits(middle, label)
      return {
        middle,
        width: Math.min(x.bandwidth(), WIDEST * em),
        top: y(value ?? 0),
        label: shown ? label : null,
        figure: eachSays ? (figures[index] ?? null) : null,
      }
    }),
    gaps,
  }
}
