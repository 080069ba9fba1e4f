import { inLanguage } from '@hefu/app-browser/register'
import { useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { Named } from '../things/city-thing.ts'
import { readRegister } from '../things/thing-client.ts'
import { AddWebhook } from './add-webhook.tsx'
import { listWebhooks } from './webhook-client.ts'
import { WebhookList } from './webhook-list.tsx'

/** Where custodians are told of their reports by machines: each one's own, for who works for all the custodian is chosen. */
export function WebhooksPage(): JSX.Element {
  const { api, session } = useConsole()
  const { value, problem, reload } = useLoaded(() => readRegister(api))
  const custodians = (value?.custodians ?? []).filter(({ id }) => (session.custodian ?? id) === id)
  return (
    <>
      <Title lead={m.webhooks_lead()}>{m.webhooks_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && custodians.length === 0 && (
        <EmptyState title={m.webhooks_nobody_title()}>{m.webhooks_nobody()}</EmptyState>
      )}
      {custodians.length > 0 && <Custodians custodians={custodians} />}
    </>
  )
}

function Custodians({ custodians }: { readonly custodians: readonly Named[] }): JSX.Element {
  const [custodian, setCustodian] = useState(custodians[0]?.id ?? '')
  return (
    <>
      <div class="filters">
        <SelectField
          label={m.thing_custodian()}
          value={custodian}
          onChange={setCustodian}
          options={custodians.map(({ id, name }) => ({ value: id, title: inLanguage(name) }))}
        />
      </div>
      <OfCustodian key={custodian} custodian={custodian} />
    </>
  )
}

function OfCustodian({ custodian }: { readonly custodian: string }): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(() => listWebhooks(api, custodian), [custodian])
  return (
    <>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && <WebhookList custodian={custodian} webhooks={value} onEnded={reload} />}
      {value && <AddWebhook custodian={custodian} onAdded={reload} />}
    </>
  )
}
