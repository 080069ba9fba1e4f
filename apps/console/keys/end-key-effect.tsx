import { weekInWords } from '@hefu/app-browser/register'
import type { Epoch, IssuerKey } from '@hefu/standard'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { type EndHow, endEffect } from './next-span.ts'

/** What the early end of a key does to everybody who holds a card, in plain words. */
export function EndKeyEffect(props: {
  readonly others: readonly IssuerKey[]
  readonly how: EndHow
  readonly present: Epoch
}): JSX.Element {
  const { others, how, present } = props
  const { voids, othersUntil } = endEffect(others, how, present)
  const lines = [
    ...(voids ? [m.keys_effect_refused()] : [m.keys_effect_valid()]),
    othersUntil ? m.keys_effect_others({ week: weekInWords(othersUntil) }) : m.keys_effect_nobody(),
    ...(voids ? [m.keys_effect_renew(), m.keys_effect_offline()] : []),
    ...(!voids && othersUntil ? [m.keys_effect_ahead()] : []),
    m.keys_effect_final(),
  ]
  const grave = voids || othersUntil === null
  return (
    <section class={grave ? 'notice fault effect' : 'notice effect'} aria-live="polite">
      <h2>{m.keys_effect_title()}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
