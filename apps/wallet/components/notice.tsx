import type { ComponentChildren, JSX } from 'preact'

/** Something to know before going on. `fault` is for what the system did wrong, never for what a person did. */
export function Notice(props: {
  readonly children: ComponentChildren
  readonly title?: string
  readonly tone?: 'plain' | 'fault'
  readonly action?: ComponentChildren
}): JSX.Element {
  const { children, title, tone = 'plain', action } = props
  return (
    <div class={`notice ${tone}`} role={tone === 'fault' ? 'alert' : 'note'}>
      {title && <p class="notice-title">{title}</p>}
      <p>{children}</p>
      {action}
    </div>
  )
}
