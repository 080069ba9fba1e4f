import { Facts, momentInCity } from '@hefu/app-browser/register'
import { useLoaded } from '@hefu/app-browser/screens'
import { toHex } from '@hefu/bytes'
import type { ActBody } from '@hefu/standard'
import { EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { type Destruction, listDestructions } from '../register/desk.ts'
import { issuerName, typeName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import { ActForm } from './act-form.tsx'

/** Enters in the register what the city has destroyed of a card that has ended. The receipt is the city's, word for word. */
export function DestructionForm(): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(() => listDestructions(api))
  const open = (value ?? []).filter(({ registered }) => !registered)
  return (
    <>
      <Title lead={m.propose_destruction_hint()}>{m.propose_destruction()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && open.length === 0 && <EmptyState title={m.destruction_none_title()}>{m.destruction_none()}</EmptyState>}
      {open.length > 0 && <Receipts receipts={open} />}
    </>
  )
}

function Receipts({ receipts }: { readonly receipts: readonly Destruction[] }): JSX.Element {
  const { register, offset } = useConsole()
  const [type, setType] = useState<string>(receipts.length === 1 ? (receipts[0]?.type ?? '') : '')
  const [tried, setTried] = useState(false)
  const { state } = register
  const receipt = receipts.find((one) => one.type === type)
  return (
    <ActForm body={receipt ? bodyOf(receipt) : null} complete={receipt !== undefined} onTried={() => setTried(true)}>
      <SelectField
        label={m.form_card()}
        none={m.choose()}
        value={type}
        onChange={setType}
        options={receipts.map((one) => ({ value: one.type, title: typeName(state, one.type) }))}
        error={tried && !receipt ? m.choose_missing() : undefined}
      />
      {receipt && (
        <Facts
          facts={[
            { name: m.issuer_name(), value: issuerName(state, receipt.issuer) },
            { name: m.fact_records(), value: receipt.records },
            { name: m.fact_destroyed_at(), value: momentInCity(receipt.destroyedAt, offset) },
            { name: m.fact_keys_digest(), value: <span class="mono">{toHex(receipt.keys)}</span> },
          ]}
        />
      )}
    </ActForm>
  )
}

/** Without what the city says beside it. */
function bodyOf({ kind, type, issuer, records, keys, destroyedAt }: Destruction): ActBody {
  return { kind, type, issuer, records, keys, destroyedAt }
}
