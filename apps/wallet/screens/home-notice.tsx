import { ALARMS } from '@hefu/app-browser'
import { epochAt, type TrustBundle } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { Leading } from '../components/leading.tsx'
import { Problem } from '../components/problem.tsx'
import type { AppErrorCode } from '../error.ts'
import { endedNow, renewalsFor } from '../issuance/renewal.ts'
import { renewed } from '../issuance/stop.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { lengthOfTime } from '../words/times.ts'

const EndedNotice = lazyScreen(async () => (await import('./ended-notice.tsx')).EndedNotice)

/** A pass is good for half a minute either side: from here on a clock is worth a word. */
const CLOCK_TOLERANCE_SECONDS = 25

/** What the register's city did, as against a network that comes and goes. */
const SERIOUS: readonly AppErrorCode[] = [...ALARMS, 'bundle-refused', 'bundle-unwitnessed', 'city-key-changed']

/** The one thing that most needs saying beside a pass, if any does. */
export function HomeNotice(): JSX.Element | null {
  const { app, state, holdings } = useWallet()
  const { bundle, trustProblem, clockOffset } = state
  if (trustProblem && SERIOUS.includes(trustProblem)) {
    return <Problem code={trustProblem} evidence={state.evidence} />
  }
  const offset = Math.max(Math.abs(clockOffset ?? 0), bundle ? bundle.issuedAt - app.clock() : 0)
  if (offset > CLOCK_TOLERANCE_SECONDS) {
    return <Notice tone="fault">{m.clock_wrong({ time: lengthOfTime(offset) })}</Notice>
  }
  if (bundle && needsRenewal(holdings, bundle, app.clock())) {
    return <Leading text={renewalInWords(holdings, bundle, app.clock())} label={m.cards()} to={{ name: 'cards' }} />
  }
  const ended = holdings.stops.find((stop) => stop.why === 'ended-early')
  return ended ? <EndedNotice type={ended.type} /> : null
}

/** Whether a card is of the epoch before: accepted still, but not for long. */
function needsRenewal(holdings: ReturnType<typeof useWallet>['holdings'], bundle: TrustBundle, now: number): boolean {
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const late = renewalsFor(renewed(holdings), present, bundle).some(({ epoch }) => epoch === present)
  return late || holdings.renewal.needsSignIn
}

function renewalInWords(holdings: ReturnType<typeof useWallet>['holdings'], bundle: TrustBundle, now: number): string {
  if (holdings.renewal.needsSignIn) return m.renew_sign_in()
  const ended = endedNow(renewed(holdings), epochAt(now, bundle.utcOffsetMinutes), bundle)
  return ended.length > 0 ? m.key_ended_text() : m.renew_waiting()
}
