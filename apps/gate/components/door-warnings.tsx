import { ALARMS, type BrowserErrorCode } from '@hefu/app-browser'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import { secondsToStop } from '../trust/bundle-age.ts'
import { timeInWords } from '../words/languages.ts'
import { Evidence } from './evidence.tsx'
import { Problem } from './problem.tsx'

/** Seconds by which a clock may differ before good passes begin to be refused. */
const CLOCK_DIFFERENCE = 30

/** What staff should see to soon, while the gate still works. */
export function DoorWarnings(): JSX.Element {
  const { app, state, bundle } = useDoor()
  const left = secondsToStop(bundle, app.clock())
  const alarm = ALARMS.find((code: BrowserErrorCode) => code === state.trustProblem)
  const difference = Math.abs(state.clockOffset ?? 0)
  return (
    <div class="door-warnings">
      {alarm && <Problem code={alarm}>{state.evidence && <Evidence note={state.evidence} />}</Problem>}
      {left !== null && <Notice tone="warning">{m.warn_age({ left: timeInWords(left) })}</Notice>}
      {difference > CLOCK_DIFFERENCE && (
        <Notice tone="warning">{m.warn_clock({ difference: timeInWords(difference) })}</Notice>
      )}
      {!state.remembers && <Notice tone="warning">{m.warn_memory()}</Notice>}
    </div>
  )
}
