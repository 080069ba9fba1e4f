import { ProgressBar } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../../paraglide/messages.js'
import type { OpeningStep } from '../proof/open-register.ts'

/** What is done while the register is fetched and proven, in words and as a bar. A short moment shows nothing. */
export function OpeningProgress(props: {
  readonly step: OpeningStep
  /** How much of it is done, 0 to 1, where the bar is to say so. */
  readonly value?: number
}): JSX.Element {
  const { step, value } = props
  const words = inWords(step)
  return (
    <>
      <p class="opening-words" role="status">
        {words}
      </p>
      <ProgressBar label={words} {...(value !== undefined && { value })} />
    </>
  )
}

function inWords(step: OpeningStep): string {
  if (step.step === 'fetching') return m.step_fetching()
  return step.acts ? m.step_checking_acts({ acts: step.acts }) : m.step_checking()
}
