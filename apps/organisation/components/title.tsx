import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { site_title } from '../paraglide/messages.js'

/** The heading of a screen, and its name in the browser's tab; it takes the focus when the screen comes. */
export function Title(props: {
  readonly children: string
  readonly lead?: string
  /** What can be done from here, beside the heading. */
  readonly actions?: ComponentChildren
}): JSX.Element {
  const { children, lead, actions } = props
  useEffect(() => {
    document.title = `${children} · ${site_title()}`
  }, [children])
  return (
    <div class="title">
      <div class="title-text">
        <h1 tabIndex={-1}>{children}</h1>
        {lead && <p class="title-lead">{lead}</p>}
      </div>
      {actions}
    </div>
  )
}
