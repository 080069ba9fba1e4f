import { EmptyState } from '@hefu/ui'
import type { JSX } from 'preact'
import { addressOf } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'

/** An address that the register has nothing at. */
export function Nowhere(): JSX.Element {
  return (
    <EmptyState title={m.nowhere_title()} action={<a href={addressOf({ page: 'services' })}>{m.nowhere_back()}</a>}>
      {m.nowhere()}
    </EmptyState>
  )
}
