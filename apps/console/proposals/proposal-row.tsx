import { changeBy, changesInWords, dayInCity, inOneLine, LinkRow } from '@hefu/app-browser/register'
import type { JSX } from 'preact'
import { decisionAddress } from '../early-end/decision-address.ts'
import * as m from '../paraglide/messages.js'
import type { ListedProposal } from '../register/desk.ts'
import { officerName } from '../register/names.ts'
import { pendingAct } from '../register/pending-act.ts'
import { useConsole } from '../state/console-context.ts'
import { ruleInWords } from '../words/problems.ts'
import { actTitle } from './act-title.ts'
import { effectInWords } from './effect-in-words.ts'

/** A proposal that waits, as a line that leads to it: what it changes, by whom, and when it would count. */
export function ProposalRow({ listed }: { readonly listed: ListedProposal }): JSX.Element {
  const { register, offset, now, session } = useConsole()
  const { proposal } = listed
  const pending = pendingAct(register.state, proposal, now)
  const change = changeBy(pending)
  const by = m.proposed_by({
    officer: officerName(register.state, proposal.proposer),
    date: dayInCity(proposal.proposedAt, offset),
  })
  const hints = [
    ...(change ? [inOneLine(changesInWords(change, offset))] : []),
    by,
    pending.refusal ? ruleInWords(pending.refusal) : effectInWords(pending, offset),
  ]
  return <LinkRow href={decisionAddress(listed, session.roles)} title={actTitle(pending)} hints={hints} />
}
