import { dayInCity, listed } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { KeyUse } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import * as m from '../paraglide/messages.js'
import type { HeldLabelKey, ListedProposal } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { labelKeyAlarm, type StandingLabelKey, standingLabelKeys } from './label-key-standing.ts'
import { ProposedNotice } from './proposed-notice.tsx'

const STANDINGS: Readonly<Record<StandingLabelKey['standing'], () => string>> = {
  ready: m.keys_held,
  signs: m.label_keys_signs,
  over: m.keys_over,
}
const USES: Readonly<Record<KeyUse, () => string>> = {
  organisation: m.label_keys_doors,
  thing: m.label_keys_things,
  inspection: m.label_keys_inspections,
}

/** The keys that sign the codes at doors and on things: what signs until when, and what is ready to be proposed. */
export function LabelKeys(props: {
  readonly held: readonly HeldLabelKey[]
  readonly proposals: readonly ListedProposal[]
}): JSX.Element {
  const { held, proposals } = props
  const { register, clock } = useConsole()
  const keys = standingLabelKeys(register.state, held, clock())
  const alarm = labelKeyAlarm(keys, clock())
  const isReady = keys.some(({ standing }) => standing === 'ready')
  const waiting = proposals.filter(({ standing, proposal }) => {
    const { kind } = proposal.body
    return standing.status === 'waiting' && (kind === 'label-key' || kind === 'label-key-end')
  })
  return (
    <section class="part">
      <h2>{m.label_keys_title()}</h2>
      <p>{m.label_keys_lead()}</p>
      {alarm && (
        <Notice tone="warning" title={alarm === 'none' ? m.label_keys_none_title() : m.label_keys_soon_title()}>
          {isReady ? m.label_keys_ready() : m.keys_lacks()}
        </Notice>
      )}
      <DataTable
        label={m.label_keys_title()}
        columns={useColumns()}
        rows={keys}
        keyOf={({ key }) => `${key.id} ${key.origin}`}
        hrefOf={({ key }) => addressOf(['label-keys', key.id])}
        empty={m.label_keys_empty()}
        plain
      />
      {waiting.map(({ digest, proposal }) => (
        <ProposedNotice key={digest} digest={digest}>
          {proposal.body.kind === 'label-key' ? m.keys_proposed() : m.keys_end_proposed()}
        </ProposedNotice>
      ))}
    </section>
  )
}

function useColumns(): readonly Column<StandingLabelKey>[] {
  const { offset } = useConsole()
  return [
    { key: 'id', head: m.fact_label_key(), text: ({ key }) => m.label_keys_key({ id: key.id }) },
    { key: 'state', head: m.keys_state(), text: ({ standing }) => STANDINGS[standing]() },
    {
      key: 'until',
      head: m.keys_until(),
      text: ({ registered }) => (registered ? dayInCity(registered.endsAt, offset) : ''),
      sortBy: ({ registered }) => registered?.endsAt ?? null,
    },
    {
      key: 'serves',
      head: m.label_keys_serves(),
      text: ({ key }) => listed(key.serves.map((use) => USES[use]())),
    },
    { key: 'origin', head: m.fact_label_origin(), text: ({ key }) => key.origin },
    {
      key: 'held',
      head: m.label_keys_secret(),
      text: ({ isHeld }) => (isHeld ? m.label_keys_here() : m.label_keys_away()),
    },
  ]
}
