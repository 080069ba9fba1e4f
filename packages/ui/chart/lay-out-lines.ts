import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { ChartFormat, ChartSize, ChartWords, Figure, Series, Tick, TimePoint } from './chart-data.ts'
import { type GapLane, gapHeight } from './gap-lane.tsx'
import { runsOf, spread } from './runs.ts'
import { fitText, textWidth } from './text-width.ts'
import { timeTicks } from './time-ticks.ts'
import { valueScale, valueTicks } from './value-scale.ts'

/** A line chart, worked out: all that is left is to draw it. Places in CSS pixels. */
export interface LineLayout {
  readonly height: number
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly values: readonly Tick[]
  readonly times: readonly Tick[]
  readonly lines: readonly DrawnLine[]
  readonly gaps: readonly GapLane[]
}

/** One series: a path with a break wherever a figure is held back, and dots where a line would have no length. */
export interface DrawnLine {
  readonly label: string
  readonly path: string
  readonly dots: readonly (readonly [x: number, y: number])[]
  /** What stands at its end: its name where there are others, and its last figure. */
  readonly end: { readonly y: number; readonly words: readonly string[] } | null
}

type Told = TimePoint & { readonly value: number }

/** How much of the width the names of the lines may take. */
const NAMES = 0.36
/** How high the plot is, and a line of text, in letters. */
const HEIGHT = 13
const LINE = 1.3

/** Works out a line chart. @returns null when there is no point at all */
export function layOutLines(
  series: readonly Series[],
  size: ChartSize,
  { words, format }: { readonly words: Pick<ChartWords, 'heldBack'>; readonly format: ChartFormat },
): LineLayout | null {
  const { width, em } = size
  const points = series.flatMap((one) => one.points)
  if (points.length === 0) return null
  const [top, bottom] = [em, em + HEIGHT * em]
  const y = valueScale(
    points.filter(isTold).map(({ value }) => value),
    [bottom, top],
  )
  const values = valueTicks(y).map((value) => ({ at: y(value), label: format.number(value) }))
  const ends = series.map(({ label, points: own }) =>
    endWords(label, own.findLast(isTold)?.value ?? null, series, format),
  )
  const names = inRows(ends, width * NAMES - em, em)
  const left =
    widest(
      values.map(({ label }) => label),
      em,
    ) +
    em / 2
  const right = width - Math.min(width * NAMES, widest(names.flat(), em) + em)
  const span = [Math.min(...points.map(({ at }) => at)), Math.max(...points.map(({ at }) => at))] as const
  const x = scaleLinear()
    // One moment alone stands in the middle.
    .domain(span[0] === span[1] ? [span[0] - 1, span[1] + 1] : span)
    .range([left, right])
  const draw = line<TimePoint>(
    ({ at }) => x(at),
    ({ value }) => y(value ?? 0),
  ).defined(isTold)
  const wished = series.map(({ points: own }) => own.findLast(isTold)).map((last) => (last ? y(last.value) : bottom))
  const places = spread(wished, LINE * em * Math.max(1, ...names.map(({ length }) => length)), [top, bottom])
  const gaps = series.flatMap(({ label, points: own }) => {
    const runs = runsOf(own, (point) => !isTold(point)).map(({ first, last }) => {
      const [from, to] = [own[Math.max(0, first - 1)], own[Math.min(own.length - 1, last + 1)]]
      const [begin, end] = [x(from?.at ?? span[0]), x(to?.at ?? span[1])]
      return { from: begin, to: Math.max(end, begin + 4) }
    })
    if (runs.length === 0) return []
    return [{ words: series.length > 1 ? `${label} · ${words.heldBack}` : words.heldBack, runs }]
  })
  return {
    height: bottom + gapHeight(gaps.length, em) + 2 * em,
    plot: { left, right, top, bottom },
    values,
    times: timeTicks(span, x, format, size),
    lines: series.map(({ label, points: own }, index) => ({
      label,
      path: draw(own) ?? '',
      dots: dotsOf(own).map(({ at, value }) => [x(at), y(value)] as const),
      end: own.some(isTold)
        ? {
            y: places[index] ?? bottom,
            words: (names[index] ?? []).map((text) => fitText(text, width - right - em / 2, em)),
          }
        : null,
    })),
    gaps,
  }
}

/** Whether a figure is told, and not held back. */
function isTold(point: { readonly value: Figure }): point is Told {
  return point.value !== null
}

/** The last figure, and such as stand between two that are held back. */
function dotsOf(points: readonly TimePoint[]): readonly Told[] {
  const alone = runsOf(points, isTold).flatMap(({ first, last }) =>
    first === last ? points.slice(first, last + 1) : [],
  )
  const last = points.findLast(isTold)
  return [...alone.filter((point) => point !== last), ...(last ? [last] : [])].filter(isTold)
}

function endWords(label: string, last: Figure, series: readonly Series[], { number }: ChartFormat): readonly string[] {
  const figure = last === null ? [] : [number(last)]
  return series.length > 1 ? [label, ...figure] : figure
}

function widest(texts: readonly string[], em: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, em)))
}

/** Each name and its figure in one row where all of them have room, else the figure below the name. */
function inRows(ends: readonly (readonly string[])[], room: number, em: number): readonly (readonly string[])[] {
  const joined = ends.map((words) => (words.length > 0 ? [words.join(' ')] : []))
  return widest(joined.flat(), em) <= room ? joined : ends
}
