import { dayInCity, inLanguage } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import { toBase64url } from '@hefu/bytes'
import type { OfficerId } from '@hefu/standard'
import type { JSX } from 'preact'
import { DataTable } from '../components/data-table.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { officersOver } from './officers-over.ts'

/** Who may propose and approve acts, and who could once. */
export function OfficersPage(): JSX.Element {
  const { acts, register, offset, session } = useConsole()
  const rows = officersOver(acts, register.state)
  const own = (id: OfficerId): string => (id === session.officer ? m.officer_you({ officer: id }) : id)
  return (
    <>
      <Title
        lead={m.officers_lead()}
        actions={
          <div class="buttons">
            <a class="button secondary" href={addressOf(['propose', 'officer'])}>
              {m.officers_new()}
            </a>
            <a class="button secondary" href={addressOf(['propose', 'officer-end'])}>
              {m.officers_end()}
            </a>
          </div>
        }
      >
        {m.officers_title()}
      </Title>
      <DataTable
        label={m.officers_title()}
        rows={rows}
        keyOf={({ officer }) => officer.id}
        empty=""
        columns={[
          { key: 'id', head: m.officer_id(), text: ({ officer }) => own(officer.id) },
          { key: 'office', head: m.officer_office(), text: ({ officer }) => inLanguage(officer.office) },
          {
            key: 'since',
            head: m.column_since(),
            text: ({ since }) => dayInCity(since.act.decidedAt, offset),
            cell: ({ since }) => (
              <a href={addressOf(['log', String(since.index)])}>{dayInCity(since.act.decidedAt, offset)}</a>
            ),
            sortBy: ({ since }) => since.act.decidedAt,
          },
          {
            key: 'until',
            head: m.column_until(),
            text: ({ ended }) => (ended ? dayInCity(ended.act.decidedAt, offset) : m.officer_in_office()),
            sortBy: ({ ended }) => ended?.act.decidedAt ?? null,
          },
          {
            key: 'key',
            head: m.officer_key(),
            text: ({ officer }) => toBase64url(officer.publicKey),
            cell: ({ officer }) => <span class="mono">{toBase64url(officer.publicKey)}</span>,
          },
        ]}
      />
    </>
  )
}
