import { gateStanding } from '@hefu/gate'
import { isInForce, MAX_BUNDLE_AGE, type Service, type TrustBundle } from '@hefu/standard'

/** Why a door is closed for everybody, whoever stands before it. */
export type Closed = 'stale-bundle' | 'gate-clock' | 'service-not-in-force'

const DAY = 86_400
/** From this age on the gate says that it needs the network soon. */
const WARNING_AGE: number = MAX_BUNDLE_AGE - 2 * DAY
/** How often a bundle is fetched, in seconds: in peace, and when it is needed. */
const CALM = 3600
const URGENT = 60

/** Why the gate judges nobody at this moment; null when it does. `now` in Unix seconds. */
export function closedBy(bundle: TrustBundle, service: Service, now: number): Closed | null {
  return gateStanding(bundle, now) ?? (isInForce(service, now) ? null : 'service-not-in-force')
}

/** Seconds until the gate stops, where they are few enough to say so; else null. */
export function secondsToStop(bundle: TrustBundle, now: number): number | null {
  const age = now - bundle.issuedAt
  return age > WARNING_AGE ? Math.max(0, MAX_BUNDLE_AGE - age) : null
}

/** Seconds since the bundle was issued. */
export function ageOf(bundle: TrustBundle, now: number): number {
  return Math.max(0, now - bundle.issuedAt)
}

/** Whether to fetch a bundle now. */
export function isDue(bundle: TrustBundle | null, triedAt: number, now: number): boolean {
  const urgent = bundle === null || gateStanding(bundle, now) !== undefined || secondsToStop(bundle, now) !== null
  // A clock that was set back does not put the next time off.
  return Math.abs(now - triedAt) >= (urgent ? URGENT : CALM)
}
