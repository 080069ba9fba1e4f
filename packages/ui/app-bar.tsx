import type { ComponentChildren, JSX } from 'preact'
import { IconButton } from './button.tsx'
import { BackIcon } from './icons.tsx'

/** The top of a screen: where one is, the way back, and at most a few icons. */
export function AppBar(props: {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly back?: { readonly label: string; readonly onClick: () => void } | undefined
  /** Icon buttons. */
  readonly children?: ComponentChildren
}): JSX.Element {
  const { title, subtitle, back, children } = props
  return (
    <header class="app-bar">
      {back && (
        <IconButton {...back}>
          <BackIcon />
        </IconButton>
      )}
      <div class="app-bar-title">
        <h1>{title}</h1>
        {subtitle && <p>{subtitle}</p>}
      </div>
      {children}
    </header>
  )
}
