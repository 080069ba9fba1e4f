import { addressOf } from '@hefu/app-browser/screens'
import { EmptyState } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'

/** An address that the console has nothing at, or nothing for this officer. */
export function Nowhere(): JSX.Element {
  return (
    <>
      <Title>{m.nowhere_title()}</Title>
      <EmptyState title={m.nowhere_hint()} action={<a href={addressOf([])}>{m.nowhere_back()}</a>}>
        {m.nowhere()}
      </EmptyState>
    </>
  )
}
