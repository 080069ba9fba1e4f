import type { JSX } from 'preact'

const RADIUS = 26
const ROUND = 2 * Math.PI * RADIUS

/** How much is left of a time, as a ring and as a number. Read out elsewhere, when it matters. */
export function CountdownRing({ left, of }: { readonly left: number; readonly of: number }): JSX.Element {
  return (
    <div class="ring" data-testid="countdown" data-seconds={left}>
      <svg viewBox="0 0 60 60" width="60" height="60" aria-hidden="true">
        <circle class="ring-track" cx="30" cy="30" r={RADIUS} />
        <circle
          class="ring-left"
          cx="30"
          cy="30"
          r={RADIUS}
          stroke-dasharray={ROUND}
          stroke-dashoffset={ROUND * (1 - left / of)}
          transform="rotate(-90 30 30)"
        />
      </svg>
      <span class="ring-number" aria-hidden="true">
        {left}
      </span>
    </div>
  )
}
