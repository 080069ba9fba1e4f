import { addressOf, useAttempt, useLoaded } from '@hefu/app-browser/screens'
import { Button, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { dayOf } from '../register/city-day.ts'
import { useConsole } from '../state/console-context.ts'
import { type GrantedMandate, standingOf } from './mandate.ts'
import { endMandate, listMandates, listOrders } from './mandate-client.ts'
import { powersInWords, standingInWords, untilInWords } from './mandate-in-words.ts'

/** Whether anybody can act for an organisation: what waits, what was granted, and whether a wallet holds it. */
export function OrganisationMandates({ organisation }: { readonly organisation: string }): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(async () => {
    const [orders, mandates] = await Promise.all([listOrders(api), listMandates(api, organisation)])
    return { orders: orders.filter((order) => order.organisation === organisation), mandates }
  }, [organisation])
  return (
    <section class="part">
      <h2>{m.org_mandates()}</h2>
      <p class="small">{m.org_mandates_hint()}</p>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value?.orders.map(({ id }) => (
        <p key={id}>
          <a href={addressOf(['mandates', id])}>{m.org_mandate_waits()}</a>
        </p>
      ))}
      {value && <Granted organisation={organisation} mandates={value.mandates} onEnded={reload} />}
      <div>
        <a class="button secondary" href={addressOf(['organisations', organisation, 'mandate'])}>
          {m.mandates_propose()}
        </a>
      </div>
    </section>
  )
}

function Granted(props: {
  readonly organisation: string
  readonly mandates: readonly GrantedMandate[]
  readonly onEnded: () => void
}): JSX.Element {
  const { organisation, mandates, onEnded } = props
  const { api, clock, offset } = useConsole()
  const { busy, problem, run } = useAttempt()
  const [ending, setEnding] = useState<string | null>(null)
  const today = dayOf(clock(), offset)
  const end = (id: string): void =>
    run(async () => {
      await endMandate(api, organisation, id)
      setEnding(null)
      onEnded()
    })
  const columns: readonly Column<GrantedMandate>[] = [
    {
      key: 'on',
      head: m.mandate_granted_on(),
      text: ({ grantedOn }) => grantedOn,
      cell: ({ grantedOn }) => <span class="nowrap">{grantedOn}</span>,
    },
    { key: 'powers', head: m.mandate_powers(), text: ({ powers }) => powersInWords(powers) },
    { key: 'until', head: m.mandate_until(), text: ({ validUntil }) => untilInWords(validUntil) },
    {
      key: 'standing',
      head: m.mandate_standing(),
      text: (mandate) => standingInWords(standingOf(mandate, today)),
      cell: (mandate) => {
        const standing = standingOf(mandate, today)
        return (
          <span class="mark" data-look={standing === 'held' ? undefined : 'faint'}>
            {standingInWords(standing)}
          </span>
        )
      },
    },
    {
      key: 'end',
      head: m.mandate_end_head(),
      text: () => '',
      cell: (mandate) =>
        standingOf(mandate, today) === 'handed-over' && (
          <Button kind="quiet" disabled={busy || ending === mandate.id} onClick={() => setEnding(mandate.id)}>
            <span class="nowrap">{m.mandate_end()}</span>
          </Button>
        ),
    },
  ]
  return (
    <>
      <Problem code={problem} />
      <DataTable
        label={m.org_mandates()}
        columns={columns}
        rows={mandates}
        keyOf={({ id }) => id}
        empty={m.org_mandates_none()}
        plain
      />
      {ending && (
        <div class="part" role="status">
          <Notice title={m.mandate_end_title()}>{m.mandate_end_text()}</Notice>
          <div class="buttons">
            <Button kind="danger" busy={busy} onClick={() => end(ending)}>
              {m.mandate_end_go()}
            </Button>
            <Button kind="secondary" disabled={busy} onClick={() => setEnding(null)}>
              {m.cancel()}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
