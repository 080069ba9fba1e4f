import { weekInWords } from '@hefu/app-browser/register'
import type { Epoch, IssuerKey } from '@hefu/standard'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { typeName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import { type EndHow, endEffect } from './next-span.ts'

/** What the early end of a key does to everybody who holds a card, in plain words. */
export function EndKeyEffect(props: {
  readonly issuerKey: IssuerKey
  readonly others: readonly IssuerKey[]
  readonly how: EndHow
  readonly present: Epoch
}): JSX.Element {
  const { issuerKey, others, how, present } = props
  const { register } = useConsole()
  const type = typeName(register.state, issuerKey.type)
  const { voids, othersUntil } = endEffect(others, how, present)
  const lines = [
    ...(voids ? [m.keys_effect_refused({ type })] : [m.keys_effect_valid({ type })]),
    othersUntil ? m.keys_effect_others({ week: weekInWords(othersUntil) }) : m.keys_effect_nobody({ type }),
    ...(voids && othersUntil ? [m.keys_effect_renew()] : []),
    ...(voids ? [m.keys_effect_offline()] : []),
    m.keys_effect_final(),
  ]
  return (
    <section class="effect" data-grave={voids || othersUntil === null} aria-live="polite">
      <h2>{m.keys_effect_title()}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
