import type { JSX } from 'preact'

const RADIUS = 26
const ROUND = 2 * Math.PI * RADIUS

/** What is left of a time, as a ring and as a number. Hidden from screen readers: say it in words where it matters. */
export function Ring({ left, of }: { readonly left: number; readonly of: number }): JSX.Element {
  const share = Math.min(1, Math.max(0, left / of))
  return (
    <div class="ring" aria-hidden="true" data-seconds={left}>
      <svg viewBox="0 0 60 60" aria-hidden="true">
        <circle class="ring-track" cx="30" cy="30" r={RADIUS} />
        <circle
          class="ring-left"
          cx="30"
          cy="30"
          r={RADIUS}
          stroke-dasharray={ROUND}
          stroke-dashoffset={ROUND * (1 - share)}
          transform="rotate(-90 30 30)"
        />
      </svg>
      <span class="ring-number">{left}</span>
    </div>
  )
}
