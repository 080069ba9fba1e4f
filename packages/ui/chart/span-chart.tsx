import type { JSX } from 'preact'
import { Fragment } from 'preact'
import { useId } from 'preact/hooks'
import type { ChartFormat, ChartSize, ChartWords, SpanRow } from './chart-data.ts'
import { ChartFigure, type Drawing } from './chart-figure.tsx'
import { figuresOfSpans } from './figures-of.ts'
import { Hatch } from './gap-lane.tsx'
import { BAR, layOutSpans, type SpanLayout } from './lay-out-spans.ts'

/** From when to when things last, such as which key signs in which weeks; a line marks the present. */
export function SpanChart(props: {
  readonly title: string
  /** What it shows, in a sentence for who does not see it. */
  readonly summary: string
  readonly rows: readonly SpanRow[]
  /** Unix seconds. */
  readonly present: number
  readonly words: ChartWords & {
    /** What stands over the table: whose, what, its beginning, its end. */
    readonly heads: readonly [string, string, string, string]
    /** What stands at the line of the present. */
    readonly present: string
  }
  readonly format: ChartFormat
}): JSX.Element {
  const { title, summary, rows, present, words, format } = props
  const draw = (size: ChartSize): Drawing | null => {
    const layout = layOutSpans(rows, present, size, format)
    return layout && { height: layout.height, content: <Spans layout={layout} size={size} now={words.present} /> }
  }
  const table = figuresOfSpans(rows, words.heads, format)
  return <ChartFigure title={title} summary={summary} words={words} table={table} draw={draw} />
}

function Spans(props: { readonly layout: SpanLayout; readonly size: ChartSize; readonly now: string }): JSX.Element {
  const { layout, size, now } = props
  const { plot, times, present, rows } = layout
  const { em } = size
  const hatch = useId()
  return (
    <>
      <Hatch id={hatch} />
      {times.map(({ at, label }) => (
        <Fragment key={label}>
          <path class="chart-grid" d={`M${at} ${plot.top}V${plot.bottom}`} />
          <text class="chart-tick" x={at} y={1.2 * em} text-anchor="middle">
            {label}
          </text>
        </Fragment>
      ))}
      {rows.map(({ label, y, spans }) => (
        <g key={label}>
          <text class="chart-name" x="0" y={y}>
            {label}
          </text>
          {spans.map((span) => (
            <Fragment key={`${span.x} ${span.y}`}>
              <rect
                class="chart-span"
                data-look={span.look}
                fill={span.look === 'hatched' ? `url(#${hatch})` : undefined}
                x={span.x + 0.5}
                y={span.y}
                width={Math.max(1, span.width - 1)}
                height={BAR * em}
                rx="3"
              />
              <text
                class="chart-span-name"
                x={span.name.x}
                y={span.y + (BAR / 2 + 0.35) * em}
                text-anchor={span.name.anchor}
              >
                {span.label}
              </text>
            </Fragment>
          ))}
        </g>
      ))}
      {present !== null && (
        <g class="chart-present">
          <path d={`M${present} ${plot.top}V${plot.bottom}`} />
          <text x={present} y={plot.bottom + 1.1 * em} text-anchor="middle">
            {now}
          </text>
        </g>
      )}
    </>
  )
}
