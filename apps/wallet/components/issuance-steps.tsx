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

/** How far an issuance is; null before it begins. */
export function IssuanceSteps({ at: step }: { readonly at: IssuanceStep | 'done' | null }): JSX.Element {
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
          {words()}
        </li>
      ))}
    </ol>
  )
}
