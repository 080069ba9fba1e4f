import { momentInCity } from '@hefu/app-browser/register'
import { addressOf, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { MandateOrder } from './mandate.ts'
import { listOrders } from './mandate-client.ts'
import { powersInWords, untilInWords } from './mandate-in-words.ts'

/** First mandates of organisations that wait for a second officer. They are proposed from the page of the organisation. */
export function MandatesPage(): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(() => listOrders(api))
  const find = (
    <a class="button secondary" href={addressOf(['organisations'])}>
      {m.mandates_find()}
    </a>
  )
  return (
    <>
      <Title lead={m.mandates_lead()} actions={find}>
        {m.mandates_title()}
      </Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value?.length === 0 && <EmptyState title={m.mandates_none_title()}>{m.mandates_none()}</EmptyState>}
      {value && value.length > 0 && (
        <DataTable
          label={m.mandates_title()}
          columns={useColumns()}
          rows={value}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => addressOf(['mandates', id])}
          empty=""
        />
      )}
    </>
  )
}

function useColumns(): readonly Column<MandateOrder>[] {
  const { offset, session } = useConsole()
  const waitsFor = ({ proposer }: MandateOrder): string =>
    proposer === session.officer ? m.mandate_waits_other() : m.mandate_waits_you()
  return [
    { key: 'name', head: m.mandate_organisation(), text: ({ organisationName }) => organisationName },
    { key: 'id', head: m.thing_id(), text: ({ organisation }) => organisation },
    { key: 'powers', head: m.mandate_powers(), text: ({ powers }) => powersInWords(powers) },
    { key: 'until', head: m.mandate_until(), text: ({ validUntil }) => untilInWords(validUntil) },
    {
      key: 'waits',
      head: m.mandate_waits(),
      text: waitsFor,
      cell: (order) => (
        <span class="mark" data-look={order.proposer === session.officer ? 'faint' : undefined}>
          {waitsFor(order)}
        </span>
      ),
    },
    { key: 'by', head: m.end_by(), text: ({ proposer }) => proposer },
    {
      key: 'at',
      head: m.end_at(),
      text: ({ proposedAt }) => momentInCity(proposedAt, offset),
      sortBy: ({ proposedAt }) => proposedAt,
    },
  ]
}
