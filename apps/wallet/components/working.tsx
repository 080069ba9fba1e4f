import type { JSX } from 'preact'
import { working } from '../paraglide/messages.js'

/** Something takes a moment. Shows itself only when the moment is longer than a blink. */
export function Working({ label = working() }: { readonly label?: string }): JSX.Element {
  return (
    <p class="working" role="status">
      <span class="working-dots" aria-hidden="true" />
      {label}
    </p>
  )
}
