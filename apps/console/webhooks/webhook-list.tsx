import { momentInCity } from '@hefu/app-browser/register'
import { useAttempt, useLoaded } from '@hefu/app-browser/screens'
import { Button, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { Delivery, Webhook } from './webhook.ts'
import { endWebhook, listDeliveries } from './webhook-client.ts'

interface ListProps {
  readonly custodian: string
  readonly webhooks: readonly Webhook[]
  readonly onEnded: () => void
}

/** The webhooks of a custodian, those that are called first; each with how its calls went. */
export function WebhookList({ custodian, webhooks, onEnded }: ListProps): JSX.Element {
  if (webhooks.length === 0) return <p class="table-empty">{m.webhooks_none()}</p>
  const ordered = webhooks.toSorted((one, other) => Number(one.ended) - Number(other.ended))
  return (
    <>
      {ordered.map((webhook) => (
        <One key={webhook.id} custodian={custodian} webhook={webhook} onEnded={onEnded} />
      ))}
    </>
  )
}

function One(props: Omit<ListProps, 'webhooks'> & { readonly webhook: Webhook }): JSX.Element {
  const { custodian, webhook, onEnded } = props
  const { api } = useConsole()
  const [asked, setAsked] = useState(false)
  const [shown, setShown] = useState(false)
  const { busy, problem, run } = useAttempt()
  const end = (): void =>
    run(async () => {
      await endWebhook(api, custodian, webhook.id)
      onEnded()
    })
  return (
    <section class="panel part">
      <h2 class="url">{webhook.url}</h2>
      <p class="small">{webhook.ended ? m.webhook_ended() : m.webhook_called()}</p>
      {shown && <Calls custodian={custodian} id={webhook.id} />}
      {asked && !webhook.ended && <Notice title={m.mandate_end_title()}>{m.webhook_end_text()}</Notice>}
      <Problem code={problem} />
      <div class="buttons">
        {!shown && (
          <Button kind="secondary" onClick={() => setShown(true)}>
            {m.webhook_calls()}
          </Button>
        )}
        {!webhook.ended && !asked && (
          <Button kind="secondary" onClick={() => setAsked(true)}>
            {m.mandate_end()}
          </Button>
        )}
        {!webhook.ended && asked && (
          <>
            <Button kind="danger" busy={busy} onClick={end}>
              {m.mandate_end_go()}
            </Button>
            <Button kind="secondary" disabled={busy} onClick={() => setAsked(false)}>
              {m.cancel()}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}

const OUTCOMES: Readonly<Record<Delivery['outcome'], () => string>> = {
  delivered: m.call_delivered,
  failed: m.call_failed,
  'given-up': m.call_given_up,
  ended: m.webhook_ended,
}

/** How calls went in the last 14 days, without what was in them. */
function Calls({ custodian, id }: { readonly custodian: string; readonly id: string }): JSX.Element {
  const { api, offset } = useConsole()
  const { value, problem, reload } = useLoaded(() => listDeliveries(api, custodian, id), [id])
  const columns: readonly Column<Delivery>[] = [
    { key: 'at', head: m.audit_at(), text: ({ at }) => momentInCity(at, offset), sortBy: ({ at }) => at },
    { key: 'outcome', head: m.call_outcome(), text: ({ outcome }) => OUTCOMES[outcome]() },
    { key: 'status', head: m.call_status(), text: ({ status }) => (status === null ? '' : `${status}`) },
    { key: 'attempt', head: m.call_attempt(), text: ({ attempt }) => `${attempt}` },
  ]
  return (
    <>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && (
        <DataTable
          label={m.webhook_calls()}
          columns={columns}
          rows={value}
          keyOf={({ message, attempt }) => `${message} ${attempt}`}
          empty={m.webhook_calls_none()}
          plain
        />
      )}
    </>
  )
}
