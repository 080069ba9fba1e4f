import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/**
 * The only link that is made of a code: in another tab, which learns neither of this one nor where it comes from, and only once it is pressed.
 *
 * @param props.href of a code that was judged; for what is no address of the web there is no link
 */
export function OpenLink(props: {
  readonly href: string
  readonly label: string
  readonly kind?: 'primary' | 'secondary'
}): JSX.Element | null {
  const url = URL.parse(props.href)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  return (
    <a
      class={`button ${props.kind ?? 'primary'}`}
      href={url.href}
      target="_blank"
      rel="noopener noreferrer"
      title={m.code_opens({ host: url.host })}
    >
      {props.label}
    </a>
  )
}
