import type { Library } from '@hefu/library'
import type { HeldCredential } from '@hefu/wallet'
import { DemoError } from '../error.ts'
import type { Pocket } from '../wallet/pocket.ts'
import { answeredAsk } from './answered-ask.ts'

/**
 * Joins the library as its page lets somebody: it asks for the entry credential, the wallet answers at the registered address, a card is offered.
 *
 * @throws DemoError `city-refused` where no card is offered
 */
export async function joinLibrary({ asks, askToJoin }: Library, pocket: Pocket): Promise<HeldCredential> {
  const ask = askToJoin()
  const request = await asks.request(ask)
  const answered = await pocket.send(request?.text ?? '')
  const outcome = asks.find(await answeredAsk(answered, ask))?.outcome
  if (outcome?.outcome !== 'offered') throw new DemoError('city-refused', `the library says ${outcome?.outcome}`)
  return pocket.receive(outcome.offer.code)
}
