import type { ComponentChildren, JSX } from 'preact'

/** The heading of a page; it takes the focus when the page comes. */
export function Title(props: { readonly children: ComponentChildren; readonly lead?: string }): JSX.Element {
  const { children, lead } = props
  return (
    <div class="title">
      <h1 tabIndex={-1}>{children}</h1>
      {lead && <p class="title-lead">{lead}</p>}
    </div>
  )
}
