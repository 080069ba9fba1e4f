import { epochAt, epochPlus } from '@hefu/standard'
import type { IssuancePorts } from './issuance-ports.ts'
import { termsOf } from './offers.ts'

/**
 * Forgets offers that lead to nothing any more, once their time to be redeemed is over: what no wallet fetched, what is issued once, and of cards that
 * are renewed those that no gate takes any more and that are over or were ended. A card whose wallet was closed for weeks stays.
 *
 * @param keptFor seconds for which a service needs to know of an offer after that time
 */
export async function dropOverOffers(issuing: IssuancePorts, keptFor: number): Promise<void> {
  const { store, types, ports, register } = issuing
  const now = ports.clock()
  const before = Math.floor(now) - keptFor
  const { utcOffsetMinutes } = register.bundle()
  const present = epochAt(now, utcOffsetMinutes)
  const refreshed = types.filter((one) => one.refreshed).map(({ type }) => type.id)
  await store.dropUnrenewable(before, refreshed)
  for (const offer of await store.unrenewed(before, epochPlus(present, -1))) {
    const issued = types.find(({ type }) => type.id === offer.type)
    const opened = !offer.ended && issued ? await termsOf(issuing, offer) : null
    const values = opened && (await issued?.values(opened.terms, { epoch: present, now, utcOffsetMinutes }))
    if (!values) await store.drop(offer.id)
  }
}
