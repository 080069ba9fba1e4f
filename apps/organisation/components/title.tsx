import { Title as TitleOf, type TitleProps } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { site_title } from '../paraglide/messages.js'

/** The heading of a screen of an organisation's page. It takes the focus too where nothing else has it. */
export function Title(props: TitleProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // What was pressed last may be gone with the screen before; whoever types stays where they are.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [props.children])
  return <TitleOf {...props} site={site_title()} heading={heading} />
}
