import type { OpeningStep } from '@hefu/app-browser/register'
import { ProgressBar } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** While the register is fetched and proven. A short moment shows nothing. */
export function Opening({ step }: { readonly step: OpeningStep }): JSX.Element {
  const words = step.step === 'fetching' ? m.step_fetching() : checking(step.acts)
  return (
    <main class="opening">
      <p class="opening-words" role="status">
        {words}
      </p>
      <ProgressBar label={words} {...(step.step === 'checking' && step.acts && { value: step.proven / step.acts })} />
    </main>
  )
}

function checking(acts: number | null): string {
  return acts ? m.step_checking_acts({ acts }) : m.step_checking()
}
