import { AppBar } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { back } from '../paraglide/messages.js'

/** A screen to read and to set things on: what a member of staff looks at, close by. */
export function Page(props: {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly onBack?: (() => void) | undefined
  readonly children: ComponentChildren
}): JSX.Element {
  const { title, subtitle, onBack, children } = props
  return (
    <main class="page">
      <AppBar title={title} subtitle={subtitle} back={onBack && { label: back(), onClick: onBack }} />
      <div class="page-body">{children}</div>
    </main>
  )
}
