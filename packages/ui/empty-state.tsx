import type { ComponentChildren, JSX } from 'preact'

/** Where nothing is yet: why, and what to do about it. */
export function EmptyState(props: {
  readonly title: string
  readonly children: ComponentChildren
  readonly icon?: ComponentChildren
  readonly action?: ComponentChildren
}): JSX.Element {
  const { title, children, icon, action } = props
  return (
    <div class="empty-state">
      {icon}
      <h2>{title}</h2>
      <p class="small">{children}</p>
      {action}
    </div>
  )
}
