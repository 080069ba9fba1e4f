import { Facts, momentInCity } from '@hefu/app-browser/register'
import { addressOf, type Parameters, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import { isAboutPerson } from '../early-end/decision-address.ts'
import { ToDecision } from '../early-end/to-decision.tsx'
import * as m from '../paraglide/messages.js'
import { type ListedProposal, listProposals } from '../register/desk.ts'
import { officerName } from '../register/names.ts'
import { type PendingAct, pendingAct } from '../register/pending-act.ts'
import { useConsole } from '../state/console-context.ts'
import { ruleInWords } from '../words/problems.ts'
import { ActContent } from './act-content.tsx'
import { actTitle } from './act-title.ts'
import { checkProposal } from './check-proposal.ts'
import { DecideForm } from './decide-form.tsx'
import { effectInWords } from './effect-in-words.ts'
import { Outcome } from './outcome.tsx'

interface Checked {
  readonly listed: ListedProposal
  readonly genuine: boolean
}

/** One proposal: what it changes and when it would count, and the decision. */
export function ProposalPage({ digest = '' }: Parameters): JSX.Element {
  const { api, register, now } = useConsole()
  const { value, problem, reload } = useLoaded<Checked | 'none'>(async () => {
    const listed = (await listProposals(api)).find((one) => one.digest === digest)
    if (!listed) return 'none'
    return { listed, genuine: await checkProposal(register.origin, register.state, listed) }
  }, [digest, register])
  if (problem) {
    return (
      <>
        <Title>{m.proposal_title()}</Title>
        <Problem code={problem} onRetry={reload} />
      </>
    )
  }
  if (!value) return <Working label={m.working()} />
  if (value === 'none') {
    return (
      <>
        <Title>{m.proposal_title()}</Title>
        <EmptyState title={m.proposal_none_title()} action={<a href={addressOf([])}>{m.nowhere_back()}</a>}>
          {m.proposal_none()}
        </EmptyState>
      </>
    )
  }
  const pending = pendingAct(register.state, value.listed.proposal, now)
  return <Proposal {...value} pending={pending} onChanged={reload} />
}

function Proposal(props: Checked & { readonly pending: PendingAct; readonly onChanged: () => void }): JSX.Element {
  const { listed, genuine, pending, onChanged } = props
  const { register, acts, offset, session } = useConsole()
  const { proposal, standing } = listed
  const waits = standing.status === 'waiting'
  const logged = standing.act === null ? undefined : acts[standing.act]
  const shown = logged ?? pending
  return (
    <>
      <Title>{actTitle(shown)}</Title>
      {!waits && <Outcome standing={standing} logged={logged} />}
      {waits && !genuine && (
        <Notice tone="fault" title={m.proposal_forged_title()}>
          {m.proposal_forged()}
        </Notice>
      )}
      {waits && genuine && pending.refusal && (
        <Notice tone="warning" title={m.proposal_refused_title()}>
          {ruleInWords(pending.refusal)}
        </Notice>
      )}
      <Facts
        facts={[
          {
            name: m.proposal_by(),
            value: m.by_at({
              officer: officerName(register.state, proposal.proposer),
              moment: momentInCity(proposal.proposedAt, offset),
            }),
          },
          ...(waits ? [{ name: m.proposal_effect(), value: effectInWords(pending, offset) }] : []),
        ]}
      />
      <ActContent logged={shown}>
        {waits && genuine && isAboutPerson(proposal.body) && <ToDecision listed={listed} />}
        {waits && genuine && !isAboutPerson(proposal.body) && (
          <DecideForm
            listed={listed}
            own={proposal.proposer === session.officer}
            mayApprove={pending.refusal === null}
            onChanged={onChanged}
          />
        )}
      </ActContent>
    </>
  )
}
