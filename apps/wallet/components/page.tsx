import { BackIcon, IconButton } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { back } from '../paraglide/messages.js'

/**
 * One screen: a heading, what there is to say, and at the bottom, within a thumb's reach, what there is to do. The heading takes
 * the focus, so that a screen reader begins there, unless a field of the screen has taken it.
 */
export function Page(props: {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly onBack?: (() => void) | undefined
  /** There is a way back, but not while something is under way. */
  readonly held?: boolean
  readonly aside?: ComponentChildren
  readonly actions?: ComponentChildren
  readonly children?: ComponentChildren
  readonly class?: string
}): JSX.Element {
  const { title, subtitle, onBack, held = false, aside, actions, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const screen = heading.current?.closest('main')
    if (!screen?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  return (
    <main class={`page ${props.class ?? ''}`}>
      <header class="page-head">
        {onBack && (
          <div class="page-bar">
            <IconButton label={back()} disabled={held} onClick={onBack}>
              <BackIcon />
            </IconButton>
          </div>
        )}
        <div class="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle && <p>{subtitle}</p>}
        </div>
        {aside}
      </header>
      <div class="page-body">{children}</div>
      {actions && <div class="page-actions">{actions}</div>}
    </main>
  )
}
