/** How old the bundle is that a gate has when it asks for the next, in few words; `none` before its first. */
export const BUNDLE_HELD = ['hour', 'day', 'week', 'older', 'none'] as const
export type BundleHeld = (typeof BUNDLE_HELD)[number]

const DAY = 86_400
/** A gate asks every hour, and what it is given was attested some minutes before. */
const FRESH = 7200

/**
 * The word for the age of a bundle: `hour` below two hours, `day` below a day, `week` below seven, after which a gate stops. Gates
 * say it, wallets never do: with few people in a city that have a bundle of one age it would be about one of them.
 *
 * @param issuedAt of the bundle, Unix seconds; null before the first
 */
export function bundleHeld(issuedAt: number | null, now: number): BundleHeld {
  if (issuedAt === null) return 'none'
  const age = now - issuedAt
  if (age < FRESH) return 'hour'
  if (age < DAY) return 'day'
  return age < 7 * DAY ? 'week' : 'older'
}
