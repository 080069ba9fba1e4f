import type { JSX } from 'preact'
import { Fragment } from 'preact'
import type { ChartFormat, ChartSize, ChartWords, Series } from './chart-data.ts'
import { ChartFigure, type Drawing } from './chart-figure.tsx'
import { figuresOfSeries } from './figures-of.ts'
import { GapLanes, gapHeight } from './gap-lane.tsx'
import { type LineLayout, layOutLines } from './lay-out-lines.ts'
import { ValueLines } from './value-lines.tsx'

/**
 * How figures go on over time, from nought up. Lines are told apart by shade and dashes, and each is named at its end; where figures are
 * held back a line breaks, and a hatched strip below says why. Up to four series.
 */
export function LineChart(props: {
  readonly title: string
  /** What it shows, in a sentence for who does not see it. */
  readonly summary: string
  readonly series: readonly Series[]
  readonly words: ChartWords & {
    /** What stands over the moments in the table: "hour". */
    readonly time: string
  }
  readonly format: ChartFormat
}): JSX.Element {
  const { title, summary, series, words, format } = props
  const draw = (size: ChartSize): Drawing | null => {
    const layout = layOutLines(series, size, { words, format })
    return layout && { height: layout.height, content: <Lines layout={layout} size={size} /> }
  }
  const table = figuresOfSeries(series, words.time, words, format)
  return <ChartFigure title={title} summary={summary} words={words} table={table} draw={draw} />
}

function Lines({ layout, size }: { readonly layout: LineLayout; readonly size: ChartSize }): JSX.Element {
  const { plot, values, times, lines, gaps } = layout
  const { em } = size
  const below = plot.bottom + gapHeight(gaps.length, em)
  return (
    <>
      <ValueLines values={values} plot={plot} em={em} />
      {times.map(({ at, label }) => (
        <Fragment key={label}>
          <path class="chart-axis" d={`M${at} ${plot.bottom}v4`} />
          <text class="chart-tick" x={at} y={below + 1.5 * em} text-anchor="middle">
            {label}
          </text>
        </Fragment>
      ))}
      <path class="chart-axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      <GapLanes lanes={gaps} top={plot.bottom} size={size} />
      {lines.map(({ label, path, dots, end }, index) => (
        <g key={label} class="chart-series" data-series={index}>
          <path class="chart-line" d={path} />
          {dots.map(([x, y]) => (
            <circle key={x} class="chart-dot" cx={x} cy={y} r="3.5" />
          ))}
          {end?.words.map((text, row) => (
            <text key={text} class="chart-name" x={plot.right + em / 2} y={end.y + em * (0.35 + 1.3 * row)}>
              {text}
            </text>
          ))}
        </g>
      ))}
    </>
  )
}
