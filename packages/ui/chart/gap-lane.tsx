import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { ChartSize } from './chart-data.ts'
import { textWidth } from './text-width.ts'

/** Below a plot, where its figures are held back: a hatched strip under each gap, and the word for it. */
export interface GapLane {
  readonly words: string
  /** From where to where, in pixels. */
  readonly runs: readonly { readonly from: number; readonly to: number }[]
}

const STRIP = 6

/** How high so many lanes are, in pixels. */
export function gapHeight(lanes: number, em: number): number {
  return lanes * laneHeight(em)
}

/** Draws the lanes from `top` down, the words of each beginning below its first gap if they have room there. */
export function GapLanes(props: {
  readonly lanes: readonly GapLane[]
  readonly top: number
  readonly size: ChartSize
}): JSX.Element {
  const { lanes, top, size } = props
  const { em } = size
  const hatch = useId()
  return (
    <g class="chart-gaps">
      <Hatch id={hatch} />
      {lanes.map(({ words, runs }, index) => {
        const y = top + index * laneHeight(em)
        return (
          <g key={words}>
            {runs.map(({ from, to }) => (
              <rect key={from} x={from} y={y + 2} width={to - from} height={STRIP} fill={`url(#${hatch})`} />
            ))}
            <text
              x={Math.max(0, Math.min(runs[0]?.from ?? 0, size.width - textWidth(words, em)))}
              y={y + STRIP + 2 + em}
            >
              {words}
            </text>
          </g>
        )
      })}
    </g>
  )
}

/** Slanted lines in the colour of the text. */
export function Hatch({ id }: { readonly id: string }): JSX.Element {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0v4" stroke="currentColor" stroke-width="2.4" />
    </pattern>
  )
}

function laneHeight(em: number): number {
  return STRIP + 2 + 1.35 * em
}
