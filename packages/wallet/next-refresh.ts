import type { RandomSource } from '@hefu/bbs'
import { type Epoch, epochPlus, epochStart, KEY_END_SPREAD } from '@hefu/standard'

/** Hours at the end of an epoch in which no refresh is planned, so that a short outage makes nobody late. */
const RESERVE_SECONDS = 6 * 3600

/**
 * When to fetch the next epoch's credential: a moment uniformly random in what is left of the present epoch, so that the time
 * of a refresh says nothing about the holder's day and the issuer sees an even load.
 *
 * @returns Unix seconds, not before `now`
 */
export function nextRefreshAt(
  options: { readonly present: Epoch; readonly utcOffsetMinutes: number; readonly now: number },
  random: RandomSource,
): number {
  const { present, utcOffsetMinutes, now } = options
  const latest = epochStart(epochPlus(present, 1), utcOffsetMinutes) - RESERVE_SECONDS
  const span = Math.max(0, latest - now)
  return now + Math.floor(fraction(random) * span)
}

/**
 * When to renew a credential whose key was ended: a moment uniformly random in the hour after the wallet has learnt of it, so that wallets
 * that learn of it together do not come together.
 *
 * @returns Unix seconds, not before `now`
 */
export function renewalAfterKeyEnd(now: number, random: RandomSource): number {
  return now + Math.floor(fraction(random) * KEY_END_SPREAD)
}

/** Uniform in [0, 1), from 48 random bits. */
function fraction(random: RandomSource): number {
  return random(6).reduce((sum, byte) => (sum + byte) / 256, 0)
}
