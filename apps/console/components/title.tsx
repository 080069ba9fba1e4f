import { Title as TitleOf, type TitleProps } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { console_title } from '../paraglide/messages.js'

/** The heading of a screen of the console. */
export function Title(props: TitleProps): JSX.Element {
  return <TitleOf {...props} site={console_title()} />
}
