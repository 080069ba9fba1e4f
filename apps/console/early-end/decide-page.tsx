import { Facts, momentInCity } from '@hefu/app-browser/register'
import { addressOf, type Parameters, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { type DecidedAct, listProposals } from '../register/desk.ts'
import { officerName, typeName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import { ApproveForm } from './approve-form.tsx'
import { DeclineForm } from './decline-form.tsx'
import { type WaitingEnd, waitingEnds } from './early-end-client.ts'
import { reasonTitle } from './reason-choices.ts'
import { WhatHappens } from './what-happens.tsx'

type Closed = { readonly closed: 'decided'; readonly act: DecidedAct } | { readonly closed: 'declined' }

/** A proposal about one person, before the second officer. Whose card it is stands nowhere: the officer brings that along. */
export function DecidePage({ digest = '' }: Parameters): JSX.Element {
  const console = useConsole()
  const { value, problem, reload } = useLoaded(async () => waitingEnds(await listProposals(console.api)))
  const [closed, setClosed] = useState<Closed | null>(null)
  const waiting = value?.find((one) => one.digest === digest)
  const back = <a href={addressOf(['early-end'])}>{m.end_back()}</a>
  if (value && !waiting) {
    return (
      <>
        <Title>{m.end_title()}</Title>
        <EmptyState title={m.end_gone_title()} action={back}>
          {m.end_gone()}
        </EmptyState>
      </>
    )
  }
  const lifts = waiting?.proposal.body.kind === 'early-end-lifted'
  const own = waiting?.proposal.proposer === console.session.officer
  return (
    <>
      <Title actions={back} lead={waiting && !closed && !own && <Lead waiting={waiting} />}>
        {titleOf(lifts, own)}
      </Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {waiting && (closed ? <ClosedNotice closed={closed} lifts={lifts} /> : <Waiting {...{ waiting, setClosed }} />)}
    </>
  )
}

function titleOf(lifts: boolean, own: boolean): string {
  if (own) return lifts ? m.end_lift_own_title() : m.end_own_title()
  return lifts ? m.end_lift_title() : m.end_one_title()
}

function Lead({ waiting }: { readonly waiting: WaitingEnd }): JSX.Element {
  const { register } = useConsole()
  const type = typeName(register.state, waiting.proposal.body.type)
  return <>{waiting.proposal.body.kind === 'early-end' ? m.end_one_lead({ type }) : m.end_lift_lead({ type })}</>
}

function Waiting(props: { readonly waiting: WaitingEnd; readonly setClosed: (closed: Closed) => void }): JSX.Element {
  const { waiting, setClosed } = props
  const { register, offset, session, refresh } = useConsole()
  const { body, proposer, proposedAt } = waiting.proposal
  const own = proposer === session.officer
  const approved = (act: DecidedAct): void => {
    setClosed({ closed: 'decided', act })
    void refresh(act.act + 1)
  }
  return (
    <>
      <Facts
        facts={[
          { name: m.end_card(), value: typeName(register.state, body.type) },
          { name: m.end_reason(), value: reasonTitle(body.reason) },
          { name: m.end_by(), value: officerName(register.state, proposer) },
          { name: m.end_at(), value: momentInCity(proposedAt, offset) },
        ]}
      />
      {own ? <Notice>{m.end_own()}</Notice> : <ApproveForm waiting={waiting} onApproved={approved} />}
      <DeclineForm waiting={waiting} own={own} onDeclined={() => setClosed({ closed: 'declined' })} />
      {body.kind === 'early-end' && <WhatHappens to="approver" />}
    </>
  )
}

function ClosedNotice({ closed, lifts }: { readonly closed: Closed; readonly lifts: boolean }): JSX.Element {
  return (
    <div class="part" role="status">
      {closed.closed === 'declined' ? (
        <Notice title={m.end_declined_title()}>{m.end_declined()}</Notice>
      ) : (
        <Notice title={lifts ? m.end_lift_done_title() : m.end_done_title()}>
          {lifts ? m.end_lift_done({ number: closed.act.act }) : m.end_done({ number: closed.act.act })}
        </Notice>
      )}
    </div>
  )
}
