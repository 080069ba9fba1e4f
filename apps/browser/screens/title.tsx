import type { ComponentChildren, JSX, RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** What a screen says of itself at its top. */
export interface TitleProps {
  readonly children: string
  readonly lead?: ComponentChildren
  /** What can be done from here, beside the heading. */
  readonly actions?: ComponentChildren
}

/** The heading of a screen, and its name in the browser's tab; `useHash` gives it the focus when the screen comes. */
export function Title(
  props: TitleProps & {
    /** What the app is called, in the tab. */
    readonly site: string
    readonly heading?: RefObject<HTMLHeadingElement | null>
  },
): JSX.Element {
  const { children, lead, actions, site, heading } = props
  useEffect(() => {
    document.title = `${children} · ${site}`
  }, [children])
  return (
    <div class="title">
      <div class="title-text">
        <h1 tabIndex={-1} ref={heading ?? null}>
          {children}
        </h1>
        {lead && <p class="title-lead">{lead}</p>}
      </div>
      {actions}
    </div>
  )
}
