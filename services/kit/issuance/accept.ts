import { equalBytes } from '@hefu/bytes'
import { checkIssuerShowing } from '@hefu/issuer'
import { isGoodNonce } from '@hefu/server'
import { decodeIssuerShowing, epochAt, type IssuerShowing, StandardError } from '@hefu/standard'
import { type IssuancePorts, type IssuanceRefusal, refuse } from './issuance-ports.ts'
import { offerOfToken } from './offers.ts'

const ATTEMPTS = 4

/**
 * Takes note that a wallet accepted a card: its refresh pseudonym is recorded where none is, and of a card that is not refreshed the terms are
 * forgotten. Another pseudonym than the recorded one is refused: the card is another wallet's.
 */
export async function accept(
  issuing: IssuancePorts,
  token: string,
  acceptance: { readonly showing: string; readonly nonce: string },
): Promise<'done' | IssuanceRefusal | 'unknown-token'> {
  const { ports, register, issuerKeys, issuer, store } = issuing
  const now = ports.clock()
  if (!isGoodNonce(issuing.nonceKey, now, acceptance.nonce)) return refuse('invalid_nonce')
  await issuerKeys.follow(epochAt(now, register.bundle().utcOffsetMinutes))
  const showing = readShowing(acceptance.showing)
  if (!showing) return refuse('invalid_notification_request')
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const offer = await offerOfToken(store, token)
    if (!offer) return 'unknown-token'
    const issued = issuing.types.find(({ type }) => type.id === offer.type)
    if (!issued || !offer.record) return refuse('invalid_notification_id')
    const { type, refreshed } = issued
    const holds = checkIssuerShowing({
      publicKeys: issuerKeys.publicKeys(type.id, showing.epoch),
      header: { issuer, type: type.id, epoch: showing.epoch },
      messageCount: type.attributes.length,
      showing,
      nonce: acceptance.nonce,
      commitment: null,
    })
    if (!holds) return refuse('invalid_notification_request')
    const recorded = offer.record.refreshPseudonym
    if (recorded) return equalBytes(recorded, showing.pseudonym) ? 'done' : refuse('invalid_notification_request')
    const written = await store.write(offer, {
      record: { ...offer.record, refreshPseudonym: showing.pseudonym },
      commitmentHash: offer.commitmentHash,
      termsSealed: refreshed ? offer.termsSealed : null,
    })
    if (written === 'written') return 'done'
    if (written === 'pseudonym-taken') return refuse('invalid_notification_request')
  }
  return refuse('invalid_notification_request')
}

function readShowing(text: string): IssuerShowing | null {
  try {
    return decodeIssuerShowing(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}
