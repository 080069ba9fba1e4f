import type { JSX } from 'preact'
import { Fragment } from 'preact'
import type { ChartFormat, ChartSize, ChartWords, Count } from './chart-data.ts'
import { ChartFigure, type Drawing } from './chart-figure.tsx'
import { figuresOfCounts } from './figures-of.ts'
import { GapLanes, gapHeight } from './gap-lane.tsx'
import { type BarLayout, layOutBars } from './lay-out-bars.ts'
import { ValueLines } from './value-lines.tsx'

/** How many in each month, week or hour, as bars that stand side by side; each says its figure where there is room for it. */
export function BarChart(props: {
  readonly title: string
  /** What it shows, in a sentence for who does not see it. */
  readonly summary: string
  readonly counts: readonly Count[]
  readonly words: ChartWords & {
    /** What stands over the table: what each bar is, and that its figure is a number. */
    readonly heads: readonly [string, string]
  }
  readonly format: Pick<ChartFormat, 'number'>
}): JSX.Element {
  const { title, summary, counts, words, format } = props
  const draw = (size: ChartSize): Drawing | null => {
    const layout = layOutBars(counts, size, { words, format })
    return layout && { height: layout.height, content: <Bars layout={layout} size={size} /> }
  }
  const table = figuresOfCounts(counts, words.heads, words, format)
  return <ChartFigure title={title} summary={summary} words={words} table={table} draw={draw} />
}

function Bars({ layout, size }: { readonly layout: BarLayout; readonly size: ChartSize }): JSX.Element {
  const { plot, values, bars, gaps } = layout
  const { em } = size
  const below = plot.bottom + gapHeight(gaps.length, em)
  return (
    <>
      <ValueLines values={values} plot={plot} em={em} />
      {bars.map(({ middle, width, top, label, figure }) => (
        <Fragment key={middle}>
          <rect class="chart-bar" x={middle - width / 2} y={top} width={width} height={plot.bottom - top} />
          {figure && (
            <text class="chart-name" x={middle} y={top - em * 0.4} text-anchor="middle">
              {figure}
            </text>
          )}
          {label && (
            <text class="chart-tick" x={middle} y={below + 1.4 * em} text-anchor="middle">
              {label}
            </text>
          )}
        </Fragment>
      ))}
      <path class="chart-axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      <GapLanes lanes={gaps} top={plot.bottom} size={size} />
    </>
  )
}
