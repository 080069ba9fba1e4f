import { weekInWords } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import * as m from '../paraglide/messages.js'
import { issuerName, typeName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import type { CoveredSpan, KeyCoverage } from './health.ts'

/** Whether each kind of card has its key, for the present weeks and for those ahead. */
export function KeyPanel({ keys }: { readonly keys: readonly KeyCoverage[] }): JSX.Element {
  const { state } = useConsole().register
  const columns: readonly Column<KeyCoverage>[] = [
    { key: 'card', head: m.keys_card(), text: ({ type }) => typeName(state, type) },
    { key: 'issuer', head: m.keys_issuer(), text: ({ issuer }) => issuerName(state, issuer) },
    { key: 'present', head: m.health_keys_present(), text: ({ present }) => spanInWords(present) },
    { key: 'next', head: m.health_keys_next(), text: ({ next }) => spanInWords(next) },
  ]
  return (
    <section class="part">
      <h2>{m.health_keys()}</h2>
      <DataTable
        label={m.health_keys()}
        columns={columns}
        rows={keys}
        keyOf={({ type, issuer }) => `${type} ${issuer}`}
        hrefOf={() => addressOf(['keys'])}
        empty={m.health_keys_none()}
        plain
      />
    </section>
  )
}

function spanInWords(span: CoveredSpan | null): string {
  if (!span) return m.health_key_none()
  return span.registered ? m.health_key_good({ week: weekInWords(span.lastEpoch) }) : m.health_key_held()
}
