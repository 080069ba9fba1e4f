import { OpeningProgress, type OpeningStep } from '@hefu/app-browser/register'
import type { JSX } from 'preact'

/** While the register is fetched and proven. */
export function Opening({ step }: { readonly step: OpeningStep }): JSX.Element {
  return (
    <div class="opening">
      <OpeningProgress step={step} />
    </div>
  )
}
