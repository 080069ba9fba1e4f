import type { JSX } from 'preact'

/** Something turns. Decorative: whatever it stands in says in words what takes a moment. */
export function Spinner(): JSX.Element {
  return <span class="spinner" aria-hidden="true" />
}

/** Something takes a moment. Appears only when the moment is longer than 300 ms. */
export function Working({ label }: { readonly label: string }): JSX.Element {
  return (
    <p class="working" role="status">
      <Spinner />
      {label}
    </p>
  )
}

/** How far something is, from 0 to 1; without `value`, that it goes on. Appears only after 300 ms. */
export function ProgressBar({ label, value }: { readonly label: string; readonly value?: number }): JSX.Element {
  return <progress class="progress-bar" aria-label={label} max={1} value={value} />
}
