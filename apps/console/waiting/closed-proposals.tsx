import { momentInCity } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { OfficerId } from '@hefu/standard'
import type { JSX } from 'preact'
import { DataTable } from '../components/data-table.tsx'
import * as m from '../paraglide/messages.js'
import { actTitle } from '../proposals/act-title.ts'
import type { ListedProposal } from '../register/desk.ts'
import { officerName } from '../register/names.ts'
import { pendingAct } from '../register/pending-act.ts'
import { useConsole } from '../state/console-context.ts'

/** What was decided or declined last, and by whom. */
export function ClosedProposals({ proposals }: { readonly proposals: readonly ListedProposal[] }): JSX.Element {
  const { register, acts, offset, now } = useConsole()
  const { state } = register
  const titleOf = ({ proposal, standing }: ListedProposal): string =>
    actTitle((standing.act !== null && acts[standing.act]) || pendingAct(state, proposal, now))
  return (
    <section class="part">
      <h2>{m.closed_title()}</h2>
      <DataTable
        label={m.closed_title()}
        rows={proposals}
        keyOf={({ digest }) => digest}
        hrefOf={({ digest }) => addressOf(['proposals', digest])}
        empty=""
        columns={[
          { key: 'what', head: m.column_what(), text: titleOf },
          {
            key: 'outcome',
            head: m.column_outcome(),
            text: ({ standing: { status, reason } }) =>
              status === 'decided' ? m.outcome_decided() : m.outcome_declined({ reason: reason ?? '' }),
          },
          {
            key: 'by',
            head: m.column_by(),
            text: ({ standing }) => officerName(state, (standing.by ?? '') as OfficerId),
          },
          {
            key: 'at',
            head: m.column_at(),
            text: ({ standing }) => (standing.at === null ? '' : momentInCity(standing.at, offset)),
            sortBy: ({ standing }) => standing.at,
          },
        ]}
      />
    </section>
  )
}
