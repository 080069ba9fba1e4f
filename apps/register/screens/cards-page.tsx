import { dayInCity, inLanguage, inOneLine, reasonInWords } from '@hefu/app-browser/register'
import type { CredentialTypeId, RegisteredType } from '@hefu/standard'
import { EmptyState } from '@hefu/ui'
import type { JSX } from 'preact'
import { KeyTable } from '../components/key-table.tsx'
import { Table } from '../components/table.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useSite } from './site-context.ts'

/** Every kind of card with its entries, who signs it with which keys, and how many ended early. */
export function CardsPage(): JSX.Element {
  const { types } = useSite().register.state
  return (
    <>
      <Title lead={m.cards_lead()}>{m.cards_title()}</Title>
      {types.size === 0 && <EmptyState title={m.cards_none_title()}>{m.cards_none()}</EmptyState>}
      {[...types.values()].map((registered) => (
        <Card key={registered.type.id} registered={registered} />
      ))}
      <EarlyEnds />
    </>
  )
}

function Card({ registered }: { readonly registered: RegisteredType }): JSX.Element {
  const { now, offset, register } = useSite()
  const { type, crowd, endsAt, destroyedBy } = registered
  const date = dayInCity(endsAt, offset)
  return (
    <section class="part">
      <h2>{inLanguage(type.name)}</h2>
      <p class="small">
        {inOneLine([
          endsAt > now ? m.type_until({ date }) : m.type_ended({ date }),
          ...(destroyedBy.size > 0 ? [m.type_destroyed()] : []),
        ])}
      </p>
      <Table
        heads={[m.entry(), m.crowd()]}
        rows={type.attributes.map(({ name, label }, i) => ({
          key: name,
          cells: [inLanguage(label), crowdInWords(crowd[i] ?? 0)],
        }))}
      />
      <h3>{m.keys_title()}</h3>
      <KeyTable keys={register.state.keys.filter((key) => key.type === type.id)} />
    </section>
  )
}

function EarlyEnds(): JSX.Element {
  const { types, earlyEnds, earlyEndsLifted } = useSite().register.state
  const name = (id: CredentialTypeId): string => {
    const type = types.get(id)?.type
    return type ? inLanguage(type.name) : id
  }
  const rows = [...earlyEnds].flatMap(([type, byReason]) =>
    [...byReason].map(([reason, count]) => ({
      key: `${type} ${reason}`,
      cells: [name(type), reasonInWords(reason), String(count), String(earlyEndsLifted.get(type)?.get(reason) ?? 0)],
    })),
  )
  return (
    <section class="part">
      <h2>{m.early_title()}</h2>
      <p class="small">{m.early_hint()}</p>
      {rows.length > 0 ? (
        <Table heads={[m.early_type(), m.early_reason(), m.early_count(), m.early_lifted()]} rows={rows} />
      ) : (
        <p>{m.early_none()}</p>
      )}
    </section>
  )
}

function crowdInWords(count: number): string {
  return count === 0 ? m.crowd_none() : m.crowd_people({ count })
}
