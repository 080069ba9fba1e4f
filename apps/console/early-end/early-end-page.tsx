import { momentInCity } from '@hefu/app-browser/register'
import { addressOf, useLoaded } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { listProposals } from '../register/desk.ts'
import { officerName, typeName } from '../register/names.ts'
import { type Console, useConsole } from '../state/console-context.ts'
import { type WaitingEnd, waitingEnds } from './early-end-client.ts'
import { ProposeForm } from './propose-form.tsx'
import { reasonTitle } from './reason-choices.ts'
import { WhatHappens } from './what-happens.tsx'

/** Ending one card of one person: what waits for a second officer, and a new proposal. There is no list of persons, and no search. */
export function EarlyEndPage(): JSX.Element {
  const console = useConsole()
  const { value, problem, reload } = useLoaded(async () => waitingEnds(await listProposals(console.api)))
  return (
    <>
      <Title lead={m.end_lead()}>{m.end_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {value && (
        <section class="part">
          <h2>{m.end_waiting_title()}</h2>
          <DataTable
            label={m.end_waiting_title()}
            columns={columnsFor(console)}
            rows={value}
            keyOf={({ digest }) => digest}
            hrefOf={({ digest }) => addressOf(['early-end', digest])}
            empty={m.end_waiting_none()}
            plain
          />
        </section>
      )}
      <div class="beside">
        <ProposeForm onProposed={reload} />
        <WhatHappens to="proposer" />
      </div>
    </>
  )
}

function columnsFor({ register, offset }: Console): readonly Column<WaitingEnd>[] {
  return [
    {
      key: 'what',
      head: m.end_what(),
      text: ({ proposal }) => (proposal.body.kind === 'early-end' ? m.end_what_end() : m.end_what_lift()),
    },
    { key: 'card', head: m.end_card(), text: ({ proposal }) => typeName(register.state, proposal.body.type) },
    { key: 'reason', head: m.end_reason(), text: ({ proposal }) => reasonTitle(proposal.body.reason) },
    { key: 'by', head: m.end_by(), text: ({ proposal }) => officerName(register.state, proposal.proposer) },
    {
      key: 'at',
      head: m.end_at(),
      text: ({ proposal }) => momentInCity(proposal.proposedAt, offset),
      sortBy: ({ proposal }) => proposal.proposedAt,
    },
  ]
}
