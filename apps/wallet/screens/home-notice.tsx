import { ALARMS } from '@hefu/app-browser'
import { epochAt, type TrustBundle } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Evidence } from '../components/evidence.tsx'
import { Problem } from '../components/problem.tsx'
import type { AppErrorCode } from '../error.ts'
import { renewalsFor } from '../issuance/renewal.ts'
import { renewed } from '../issuance/stop.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { lengthOfTime } from '../words/times.ts'

/** A pass is good for half a minute either side: from here on a clock is worth a word. */
const CLOCK_TOLERANCE_SECONDS = 25

/** What the register's city did, as against a network that comes and goes. */
const SERIOUS: readonly AppErrorCode[] = [...ALARMS, 'bundle-refused', 'bundle-unwitnessed', 'city-key-changed']

/** The one thing that most needs saying beside a pass, if any does. */
export function HomeNotice(): JSX.Element | null {
  const { app, state, holdings, navigation } = useWallet()
  const { bundle, trustProblem, clockOffset } = state
  if (trustProblem && SERIOUS.includes(trustProblem)) {
    return <Problem code={trustProblem}>{state.evidence && <Evidence note={state.evidence} />}</Problem>
  }
  const offset = Math.max(Math.abs(clockOffset ?? 0), bundle ? bundle.issuedAt - app.clock() : 0)
  if (offset > CLOCK_TOLERANCE_SECONDS) {
    return <Notice tone="fault">{m.clock_wrong({ time: lengthOfTime(offset) })}</Notice>
  }
  if (bundle && needsRenewal(holdings, bundle, app.clock())) {
    return (
      <Notice
        action={
          <button class="link" type="button" onClick={() => navigation.go({ name: 'cards' })}>
            {m.cards()}
          </button>
        }
      >
        {holdings.renewal.needsSignIn ? m.renew_sign_in() : m.renew_waiting()}
      </Notice>
    )
  }
  const ended = holdings.stops.find((stop) => stop.why === 'ended-early')
  if (!ended) return null
  return (
    <Notice
      action={
        <button class="link" type="button" onClick={() => navigation.go({ name: 'early-end', type: ended.type })}>
          {m.end_open()}
        </button>
      }
    >
      {m.end_notice({ card: cardName(ended.type, bundle) })}
    </Notice>
  )
}

/** Whether a card is of the epoch before: accepted still, but not for long. */
function needsRenewal(holdings: ReturnType<typeof useWallet>['holdings'], bundle: TrustBundle, now: number): boolean {
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const late = renewalsFor(renewed(holdings), present).some(({ epoch }) => epoch === present)
  return late || holdings.renewal.needsSignIn
}
