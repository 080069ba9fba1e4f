import { OpeningProgress, type OpeningStep } from '@hefu/app-browser/register'
import type { JSX } from 'preact'

/** While the register is fetched and proven: there is nothing else on the page. */
export function Opening({ step }: { readonly step: OpeningStep }): JSX.Element {
  return (
    <main class="opening">
      <OpeningProgress step={step} {...(step.step === 'checking' && step.acts && { value: step.proven / step.acts })} />
    </main>
  )
}
