import { isStale, type TrustBundle } from '@hefu/standard'

/** Seconds by which a gate's clock may lie behind the clock that dated its bundle. */
const CLOCK_TOLERANCE = 300

/**
 * Whether a gate may judge at all: why not, or nothing where it may. A gate asks before it looks at any pass, and an app can ask
 * before a person stands at its door.
 *
 * @param now Unix seconds
 */
export function gateStanding(bundle: TrustBundle, now: number): 'stale-bundle' | 'gate-clock' | undefined {
  if (isStale(bundle, now)) return 'stale-bundle'
  return now < bundle.issuedAt - CLOCK_TOLERANCE ? 'gate-clock' : undefined
}
