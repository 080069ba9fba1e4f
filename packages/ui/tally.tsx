import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

/** A tally of 40 by 56 on a field of 64, split along a jagged line. */
const SEAM = [
  [32, 4],
  [37, 13],
  [27, 22],
  [37, 32],
  [27, 42],
  [37, 51],
  [32, 60],
] as const
const CORNER = 5
/** Half of the line between the joined halves. */
const CUT = 0.9

/** Writing across the seam, as on a real tally: it can be read only where the halves fit. */
const LINES = [17.5, 32, 46.5] as const

const LEFT = half(12, -1)
const RIGHT = half(52, 1)

/**
 * The mark of Hefu, 合符: two halves of a tally, fitted or apart. Where they move to, they move only if motion is wanted. Its ink is
 * the text colour; `--tally-ground` is the colour of its writing, by default the paper.
 */
export function Tally(props: {
  readonly state: 'joined' | 'apart'
  /** What it says, where no words beside it do. */
  readonly label?: string
}): JSX.Element {
  const { state, label } = props
  const id = useId()
  return (
    <svg
      class="tally"
      viewBox="0 0 64 64"
      data-state={state}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      {[LEFT, RIGHT].map((path, side) => (
        <g class="tally-half" key={path}>
          <clipPath id={`${id}-${side}`}>
            <path d={path} />
          </clipPath>
          <g clip-path={`url(#${id}-${side})`}>
            <path d={path} />
            {LINES.map((y) => (
              <path class="tally-writing" key={y} d={`M19 ${y}h26`} stroke-width="4" />
            ))}
          </g>
        </g>
      ))}
    </svg>
  )
}

/** One half: along the seam from top to bottom, then around by its outer edge. */
function half(outer: number, side: -1 | 1): string {
  const seam = SEAM.map(([x, y]) => `${x + side * CUT} ${y}`).join('L')
  const inner = outer - side * CORNER
  const sweep = side === -1 ? 1 : 0
  const corner = (dx: number, dy: number): string => `a${CORNER} ${CORNER} 0 0 ${sweep} ${dx} ${dy}`
  return `M${seam}H${inner}${corner(side * CORNER, -CORNER)}V${4 + CORNER}${corner(-side * CORNER, -CORNER)}z`
}
