import type { Offer } from '@hefu/service-kit'
import { CARD_CONCESSION, offerId } from '@hefu/standard'
import type { Transit } from '../transit.ts'
import { openCard, rememberOffer } from './concession.ts'

const OFFER_SECONDS = 86_400

/**
 * Brings a concession card on plastic into a wallet. One that was brought in before ends, so that a lost phone's copy runs out within the
 * week and there are never two for long.
 *
 * @throws TransitError `card-unknown` or `card-locked`
 */
export async function bringIn(transit: Transit, number: string, pin: string): Promise<Offer> {
  const { concessions, issuance, clock } = transit
  const { terms, numberHash, offerId: before } = await openCard(concessions, number, pin, transit.today())
  if (before !== null) await issuance.end(offerId(before))
  const until = Math.floor(clock()) + OFFER_SECONDS
  const [offer] = await issuance.offer({ type: CARD_CONCESSION.id, terms, until })
  if (!offer) throw new TypeError('an order for one offer made none')
  await rememberOffer(concessions, numberHash, offer.id)
  return offer
}
