import type { ComponentChildren, JSX } from 'preact'

/** A sheet of paper on the page, with a heading where it needs one. */
export function Panel({
  title,
  children,
}: {
  readonly title?: string
  readonly children: ComponentChildren
}): JSX.Element {
  return (
    <section class="panel">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}
