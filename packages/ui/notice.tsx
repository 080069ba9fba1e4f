import type { ComponentChildren, JSX } from 'preact'

/** `warning` and `fault` are for what the system did or what a fraud might: never for what a person is. */
export type NoticeTone = 'info' | 'warning' | 'fault'

/** Something to know: what happened, and what to do now. A fault is read out at once. */
export function Notice(props: {
  readonly children: ComponentChildren
  readonly title?: string | undefined
  readonly tone?: NoticeTone
  readonly action?: ComponentChildren
}): JSX.Element {
  const { children, title, tone = 'info', action } = props
  return (
    <div class={`notice ${tone}`} role={tone === 'fault' ? 'alert' : 'note'}>
      {title && <p class="notice-title">{title}</p>}
      <p>{children}</p>
      {action}
    </div>
  )
}
