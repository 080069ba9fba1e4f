import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import type { ListedProposal } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { decisionAddress } from './decision-address.ts'

/** In the place of a decision that is made on a page of its own: it needs the person from the officer's file. */
export function ToDecision({ listed }: { readonly listed: ListedProposal }): JSX.Element {
  const { session } = useConsole()
  if (!session.roles.includes('cases')) return <Notice>{m.end_not_your_task()}</Notice>
  return (
    <Notice action={<a href={decisionAddress(listed, session.roles)}>{m.end_to_decision()}</a>}>{m.end_apart()}</Notice>
  )
}
