import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'

/** What waits for this officer. */
export function Home(): JSX.Element {
  return <Title lead={m.waiting_lead()}>{m.waiting_title()}</Title>
}
