import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { site_title } from '../paraglide/messages.js'

/** The heading of a screen, and its name in the browser's tab; it takes the focus when the screen comes. */
export function Title(props: {
  readonly children: string
  readonly lead?: string
  /** What can be done from here, beside the heading. */
  readonly actions?: ComponentChildren
}): JSX.Element {
  const { children, lead, actions } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${children} · ${site_title()}`
    // What was pressed last may be gone with the screen before; whoever types stays where they are.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [children])
  return (
    <div class="title">
      <div class="title-text">
        <h1 tabIndex={-1} ref={heading}>
          {children}
        </h1>
        {lead && <p class="title-lead">{lead}</p>}
      </div>
      {actions}
    </div>
  )
}
