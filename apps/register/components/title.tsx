import { Title as TitleOf, type TitleProps } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { site_title } from '../paraglide/messages.js'

/** The heading of a screen of the register. */
export function Title(props: TitleProps): JSX.Element {
  return <TitleOf {...props} site={site_title()} />
}
