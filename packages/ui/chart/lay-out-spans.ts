import { scaleLinear } from 'd3-scale'
import type { ChartFormat, ChartSize, Span, SpanRow, Tick } from './chart-data.ts'
import { fitText, textWidth } from './text-width.ts'
import { timeTicks } from './time-ticks.ts'

/** A chart of spans, worked out. Places in CSS pixels. */
export interface SpanLayout {
  readonly height: number
  /** From here on down, to here: the part that the lines of the times cross. */
  readonly plot: { readonly top: number; readonly bottom: number }
  readonly times: readonly Tick[]
  /** Where the present moment stands, if it is within. */
  readonly present: number | null
  readonly rows: readonly { readonly label: string; readonly y: number; readonly spans: readonly DrawnSpan[] }[]
}

/** One span. */
export interface DrawnSpan {
  readonly label: string
  readonly look: NonNullable<Span['look']>
  readonly x: number
  readonly y: number
  readonly width: number
  /** Where its name stands: within it, or beside it where it is too short. */
  readonly name: { readonly x: number; readonly anchor: 'start' | 'end' }
}

/** How high a bar is, and how much a row has above its bars, in letters. */
export const BAR = 1.9
const LANE = 2.2
const HEAD = 1.9

/** Works out a chart of spans. @param present Unix seconds @returns null when there is none */
export function layOutSpans(
  rows: readonly SpanRow[],
  present: number,
  size: ChartSize,
  format: ChartFormat,
): SpanLayout | null {
  const { width, em } = size
  const all = rows.flatMap(({ spans }) => spans)
  if (all.length === 0) return null
  const [first, last] = [Math.min(...all.map(({ from }) => from)), Math.max(...all.map(({ to }) => to))]
  const x = scaleLinear()
    .domain([first, Math.max(last, first + 1)])
    .range([0, width])
  const top = 2 * em
  let y = top
  const drawn = rows.map(({ label, spans }) => {
    const head = y + 1.3 * em
    const lanes = inLanes(spans.map((span) => drawSpan(span, x, size)))
    const bars = lanes.flatMap((lane, index) => lane.map((bar) => ({ ...bar, y: y + (HEAD + index * LANE) * em })))
    y += (HEAD + lanes.length * LANE + 0.6) * em
    return { label: fitText(label, width, em), y: head, spans: bars }
  })
  return {
    height: y + 0.4 * em,
    plot: { top, bottom: y },
    times: timeTicks([first, last], x, format, size),
    present: first <= present && present <= last ? x(present) : null,
    rows: drawn,
  }
}

/** What a span takes up from left to right, its name included. */
interface Extent {
  readonly left: number
  readonly right: number
}

/** Sorts extents into lanes so that none overlaps another of its lane, each as high up as there is room for it. */
function inLanes<Drawn extends Extent>(drawn: readonly Drawn[]): readonly (readonly Drawn[])[] {
  const lanes: Drawn[][] = []
  for (const one of drawn.toSorted((a, b) => a.left - b.left || a.right - b.right)) {
    const free = lanes.find((lane) => (lane.at(-1)?.right ?? 0) <= one.left)
    if (free) free.push(one)
    else lanes.push([one])
  }
  return lanes
}

function drawSpan(
  { from, to, label, look = 'filled' }: Span,
  x: (at: number) => number,
  { width: room, em }: ChartSize,
): Omit<DrawnSpan, 'y'> & Extent {
  const begin = x(from)
  const end = Math.max(x(to), begin + 3)
  const bar = { label, look, x: begin, width: end - begin, left: begin, right: end }
  const [inner, wanted, gap] = [bar.width - em, textWidth(label, em), em / 2]
  const within = { x: begin + gap, anchor: 'start' } as const
  if (wanted <= inner) return { ...bar, name: within }
  if (end + gap + wanted <= room) {
    return { ...bar, right: end + gap + wanted, name: { x: end + gap, anchor: 'start' } }
  }
  if (wanted + gap <= begin) return { ...bar, left: begin - gap - wanted, name: { x: begin - gap, anchor: 'end' } }
  return { ...bar, label: fitText(label, inner, em), name: within }
}
