import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { hidden_value } from '../paraglide/messages.js'

/** A value of one's own that stays hidden until it is tapped, and hides again at the next tap. */
export function Reveal({
  children,
  name,
}: {
  readonly children: ComponentChildren
  readonly name: string
}): JSX.Element {
  const [shown, setShown] = useState(false)
  return (
    <button class="reveal" type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
      <span class="visually-hidden">{name}: </span>
      {shown ? <span class="reveal-value">{children}</span> : <span class="reveal-hidden">{hidden_value()}</span>}
    </button>
  )
}
