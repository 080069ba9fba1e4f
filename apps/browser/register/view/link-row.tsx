import { NextIcon } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'

/** A line of a list that is a link: it can be opened in another tab, and copied. */
export function LinkRow(props: {
  readonly href: string
  readonly title: string
  readonly hints?: readonly string[]
  readonly children?: ComponentChildren
}): JSX.Element {
  const { href, title, hints = [], children } = props
  return (
    <a class="row" href={href}>
      <span class="row-text">
        <span class="row-title">{title}</span>
        {hints.map((hint) => (
          <span class="row-hint" key={hint}>
            {hint}
          </span>
        ))}
      </span>
      {children && <span class="row-value">{children}</span>}
      <NextIcon />
    </a>
  )
}
