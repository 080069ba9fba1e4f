import { addressOf } from '@hefu/app-browser/screens'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** A proposal about a key waits for a second officer: what follows from it, and where it is. */
export function ProposedNotice({
  digest,
  children,
}: {
  readonly digest: string
  readonly children: string
}): JSX.Element {
  return (
    <div role="status">
      <Notice
        title={m.keys_proposed_title()}
        action={<a href={addressOf(['proposals', digest])}>{m.case_lift_link()}</a>}
      >
        {children}
      </Notice>
    </div>
  )
}
