import { addressOf, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, List, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { ProposalRow } from '../proposals/proposal-row.tsx'
import { type ListedProposal, listProposals } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { ClosedProposals } from './closed-proposals.tsx'

/** What waits for this officer, what waits for another, and what was closed last. */
export function Home(): JSX.Element {
  const { api, session, register } = useConsole()
  const { value, problem, reload } = useLoaded(() => listProposals(api), [register])
  const waiting = (value ?? []).filter(({ standing }) => standing.status === 'waiting')
  const others = waiting.filter(({ proposal }) => proposal.proposer !== session.officer)
  const own = waiting.filter(({ proposal }) => proposal.proposer === session.officer)
  const closed = (value ?? []).filter(({ standing }) => standing.status !== 'waiting')
  return (
    <>
      <Title
        lead={m.waiting_lead()}
        actions={
          <a class="button secondary" href={addressOf(['propose'])}>
            {m.propose_title()}
          </a>
        }
      >
        {m.waiting_title()}
      </Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && others.length === 0 && <EmptyState title={m.waiting_none_title()}>{m.waiting_none()}</EmptyState>}
      {others.length > 0 && <Waiting title={m.waiting_for_you()} proposals={others} />}
      {own.length > 0 && <Waiting title={m.waiting_own()} proposals={own} />}
      {closed.length > 0 && <ClosedProposals proposals={closed} />}
    </>
  )
}

function Waiting(props: { readonly title: string; readonly proposals: readonly ListedProposal[] }): JSX.Element {
  const { title, proposals } = props
  return (
    <section class="part">
      <h2>
        {title} <span class="count">{proposals.length}</span>
      </h2>
      <List>
        {proposals.map((listed) => (
          <ProposalRow key={listed.digest} listed={listed} />
        ))}
      </List>
    </section>
  )
}
