import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { mandateInWords } from '../words/mandates.ts'
import { Fact } from './fact.tsx'

/** For whom a mandate lets its holder act, in what, how far and how long. */
export function MandateFacts({ of }: { readonly of: HeldCredential }): JSX.Element {
  const { id, powers, cap, until } = mandateInWords(of)
  return (
    <dl class="facts">
      <Fact name={m.mandate_id()}>
        <bdi class="host">{id}</bdi>
      </Fact>
      <Fact name={m.mandate_powers()}>
        {powers.map((power) => (
          <div key={power}>{power}</div>
        ))}
        {powers.length === 0 && m.mandate_powers_none()}
      </Fact>
      {cap !== null && (
        <Fact name={m.mandate_cap()}>
          <bdi>{cap}</bdi>
        </Fact>
      )}
      <Fact name={m.mandate_until()}>{until}</Fact>
    </dl>
  )
}
