import { fromHex, toHex } from '@hefu/bytes'
import { readBytes, readText } from '../cbor-shape.ts'
import { type Branded, type CredentialTypeId, credentialTypeId, type IssuerId, issuerId } from '../identifiers.ts'
import { BEARER_BYTES, bearerId, readBearerToken, writeBearerToken } from '../issuance/bearer-token.ts'
import { fromQrText, toQrText } from '../showing/text-frame.ts'

/** Names an offer: 16 random bytes, in lower-case hexadecimal. A wallet keeps the credentials of one offer as one line. */
export type OfferId = Branded<string, 'OfferId'>

/** What an issuer hands to the person to whom it gives a card: good for one wallet. */
export interface OfferCode {
  /** The log's name of the city in whose register the issuer stands. */
  readonly origin: string
  /** The wallet fetches from this issuer's registered address; the code has none, so that it can lead nowhere else. */
  readonly issuer: IssuerId
  readonly type: CredentialTypeId
  readonly offer: OfferId
  /** 16 random bytes: whoever has them redeems the offer. */
  readonly secret: Uint8Array
}

/** What the text of every offer code starts with. */
export const OFFER_PREFIX = 'HO1:'

const KIND = 'offer'

/** @throws StandardError `malformed` unless it is 32 digits of lower-case hexadecimal */
export function offerId(text: string): OfferId {
  return bearerId(text) as OfferId
}

/** `HO1:` and base45 of dCBOR `[1, origin, issuer, type, offer id, secret]`. */
export function encodeOfferCode({ origin, issuer, type, offer, secret }: OfferCode): string {
  return toQrText(OFFER_PREFIX, [1, origin, issuer, type, fromHex(offer), secret])
}

/**
 * Reads an offer code. Whether the issuer stands in the register and knows the offer is not said here.
 *
 * @throws StandardError `too-large`, `malformed` or `unknown-version`
 */
export function decodeOfferCode(text: string): OfferCode {
  const [, origin, issuer, type, id, secret] = fromQrText(OFFER_PREFIX, text, 6)
  return {
    origin: readText(origin, 255),
    issuer: issuerId(readText(issuer, 64)),
    type: credentialTypeId(readText(type, 64)),
    offer: offerId(toHex(readBytes(id, BEARER_BYTES))),
    secret: readBytes(secret, BEARER_BYTES),
  }
}

/** The bearer token with which a wallet is issued what it was offered: the issuer never learns who it is. */
export function offerToken({ offer, secret }: Pick<OfferCode, 'offer' | 'secret'>): string {
  return writeBearerToken(KIND, { id: offer, secret })
}

/** Reads what {@link offerToken} wrote; null for every other text. */
export function readOfferToken(token: string): Pick<OfferCode, 'offer' | 'secret'> | null {
  const read = readBearerToken(KIND, token)
  return read && { offer: read.id as OfferId, secret: read.secret }
}
