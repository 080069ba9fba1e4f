import { epochAt, epochPlus, epochStart, isAcceptedEpoch, type TrustBundle } from '@hefu/standard'
import { type HeldCredential, isKeyInForce } from '@hefu/wallet'
import * as m from '../paraglide/messages.js'
import { lastDayOf } from './still-works.ts'
import { dayInCity } from './times.ts'

/** Until when gates accept a card: the epoch itself, and the one after it. */
export function validity(card: HeldCredential, bundle: TrustBundle, now: number): string {
  const { header } = card
  if (!isKeyInForce(bundle, card)) return m.card_renewing()
  const { utcOffsetMinutes } = bundle
  const present = epochAt(now, utcOffsetMinutes)
  const ownEnd = epochStart(epochPlus(header.epoch, 1), utcOffsetMinutes)
  if (header.epoch >= present) return m.card_until({ date: dayInCity(ownEnd - 1, utcOffsetMinutes) })
  const date = lastDayOf(header.epoch, utcOffsetMinutes)
  return isAcceptedEpoch(header.epoch, present) ? m.card_last({ date }) : m.card_ended()
}
