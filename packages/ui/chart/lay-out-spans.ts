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
    const lanes = inLanes(spans)
    const bars = lanes.flatMap((lane, index) =>
      lane.map((span) => drawSpan(span, x, y + (HEAD + index * LANE) * em, size)),
    )
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

/** Spans so that none overlaps its neighbour in a lane, each as high up as there is room for it. */
export function inLanes(spans: readonly Span[]): readonly (readonly Span[])[] {
  const lanes: Span[][] = []
  for (const span of spans.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? 0) <= span.from)
    if (free) free.push(span)
    else lanes.push([span])
  }
  return lanes
}

function drawSpan(span: Span, x: (at: number) => number, y: number, { width: room, em }: ChartSize): DrawnSpan {
  const { from, to, label, look = 'filled' } = span
  const [begin, end] = [x(from), Math.max(x(to), x(from) + 3)]
  const [inner, wanted] = [end - begin - em, textWidth(label, em)]
  const rest = room - end - em / 2
  if (wanted <= inner)
    return { label, look, x: begin, y, width: end - begin, name: { x: begin + em / 2, anchor: 'start' } }
  const bar = { label, look, x: begin, y, width: end - begin }
  if (wanted <= rest) return { ...bar, name: { x: end + em / 2, anchor: 'start' } }
  if (wanted <= begin - em / 2) return { ...bar, name: { x: begin - em / 2, anchor: 'end' } }
  return { ...bar, label: fitText(label, inner, em), name: { x: begin + em / 2, anchor: 'start' } }
}
