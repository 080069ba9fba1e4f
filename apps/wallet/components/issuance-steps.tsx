import { CheckIcon } from '@hefu/ui'
import type { JSX } from 'preact'
import type { IssuanceStep } from '../issuance/receive.ts'
import * as m from '../paraglide/messages.js'

const STEPS: readonly { readonly step: IssuanceStep; readonly words: () => string }[] = [
  { step: 'asking', words: m.receive_ask },
  { step: 'checking', words: m.receive_check },
  { step: 'keeping', words: m.receive_keep },
  { step: 'accepting', words: m.receive_accept },
]

/** The same of an issuer that is not the city. */
const BY_ISSUER: Partial<Readonly<Record<IssuanceStep, () => string>>> = {
  asking: m.receive_ask_issuer,
  accepting: m.receive_accept_issuer,
}

/** How far an issuance is; null before it begins. @param by who issues; the city unless given */
export function IssuanceSteps(props: {
  readonly at: IssuanceStep | 'done' | null
  readonly by?: 'city' | 'issuer'
}): JSX.Element {
  const { at: step, by = 'city' } = props
  const at = step === 'done' ? STEPS.length : STEPS.findIndex((one) => one.step === step)
  return (
    <ol class="progress" aria-live="polite">
      {STEPS.map(({ step: one, words }, index) => (
        <li
          key={one}
          class={index < at ? 'done' : index === at ? 'now' : ''}
          aria-current={index === at ? 'step' : false}
        >
          <CheckIcon />
          {(by === 'issuer' ? (BY_ISSUER[one] ?? words) : words)()}
        </li>
      ))}
    </ol>
  )
}
