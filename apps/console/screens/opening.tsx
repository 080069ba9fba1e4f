import type { OpeningStep } from '@hefu/app-browser/register'
import { ProgressBar } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** While the register is fetched and proven. A short moment shows nothing. */
export function Opening({ step }: { readonly step: OpeningStep }): JSX.Element {
  const words = step.step === 'fetching' ? m.step_fetching() : checking(step.acts)
  return (
    <div class="opening">
      <p class="opening-words" role="status">
        {words}
      </p>
      <ProgressBar label={words} />
    </div>
  )
}

function checking(acts: number | null): string {
  return acts ? m.step_checking_acts({ acts }) : m.step_checking()
}
