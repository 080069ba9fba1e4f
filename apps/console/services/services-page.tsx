import { asksInWords, dayInCity, inLanguage, standingOf } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { Service } from '@hefu/standard'
import type { JSX } from 'preact'
import { DataTable } from '../components/data-table.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { endOf, STANDINGS } from './service-standing.ts'

/** Every service of the register: what it asks, where it stands, when it ends. */
export function ServicesPage(): JSX.Element {
  const { services, register, offset, now } = useConsole()
  const { state } = register
  const ids = [...new Set(state.services.map(({ service }) => service.id))]
  const rows = ids.flatMap((id) => standingOf(services, id) ?? [])
  const ends = (service: Service): number => endOf(service, state, now)
  return (
    <>
      <Title
        lead={m.services_lead()}
        actions={
          <a class="button secondary" href={addressOf(['propose', 'service'])}>
            {m.services_new()}
          </a>
        }
      >
        {m.services_title()}
      </Title>
      <DataTable
        label={m.services_title()}
        rows={rows}
        keyOf={({ shown }) => shown.id}
        hrefOf={({ shown }) => addressOf(['services', shown.id])}
        empty={m.services_none()}
        columns={[
          { key: 'name', head: m.column_service(), text: ({ shown }) => inLanguage(shown.name) },
          { key: 'operator', head: m.column_operator(), text: ({ shown }) => inLanguage(shown.operator) },
          { key: 'asks', head: m.column_asks(), text: ({ shown }) => asksInWords(shown, state) },
          { key: 'standing', head: m.column_standing(), text: ({ standing }) => STANDINGS[standing]() },
          {
            key: 'next',
            head: m.column_next(),
            text: ({ next }) => (next ? dayInCity(next.validFrom, offset) : m.no_change()),
            sortBy: ({ next }) => next?.validFrom ?? null,
          },
          {
            key: 'ends',
            head: m.column_ends(),
            text: ({ shown }) => dayInCity(ends(shown), offset),
            sortBy: ({ shown }) => ends(shown),
          },
        ]}
      />
    </>
  )
}
