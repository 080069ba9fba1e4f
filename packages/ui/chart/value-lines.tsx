import type { JSX } from 'preact'
import { Fragment } from 'preact'
import type { Tick } from './chart-data.ts'

/** A line across the plot for each round value, and how much it is at its beginning. */
export function ValueLines(props: {
  readonly values: readonly Tick[]
  /** From where to where, in CSS pixels. */
  readonly plot: { readonly left: number; readonly right: number }
  /** The height of the letters, in CSS pixels. */
  readonly em: number
}): JSX.Element {
  const { values, plot, em } = props
  return (
    <>
      {values.map(({ at, label }) => (
        <Fragment key={label}>
          <path class="chart-grid" d={`M${plot.left} ${at}H${plot.right}`} />
          <text class="chart-tick" x={plot.left - em / 2} y={at + em * 0.35} text-anchor="end">
            {label}
          </text>
        </Fragment>
      ))}
    </>
  )
}
