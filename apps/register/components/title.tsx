import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { site_title } from '../paraglide/messages.js'

/** The heading of a page, and its name in the browser's tab; it takes the focus when the page comes. */
export function Title(props: { readonly children: string; readonly lead?: string }): JSX.Element {
  const { children, lead } = props
  useEffect(() => {
    document.title = `${children} · ${site_title()}`
  }, [children])
  return (
    <div class="title">
      <h1 tabIndex={-1}>{children}</h1>
      {lead && <p class="title-lead">{lead}</p>}
    </div>
  )
}
