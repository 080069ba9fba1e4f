import { CopyButton } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** The signed note that proves an alarm, to be copied and shown to others. */
export function Evidence({ note }: { readonly note: string }): JSX.Element {
  return <CopyButton text={note} label={m.evidence_copy()} done={m.evidence_copied()} />
}
