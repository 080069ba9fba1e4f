import { toHex } from '@hefu/bytes'
import {
  decodeOfferCode,
  encodeOfferCode,
  issuerId,
  type OfferCode,
  offerId,
  offerToken,
  StandardError,
  TICKET_RIDE,
} from '@hefu/standard'
import type { Json } from './format-vectors.ts'

/** An offer of a synthetic issuer: its code, its token, and texts that a wallet refuses. */
export function offerCodeVectors(): Json {
  const offer: OfferCode = {
    origin: 'synthetic.example',
    issuer: issuerId('transit'),
    type: TICKET_RIDE.id,
    offer: offerId('0f'.repeat(16)),
    secret: new Uint8Array(16).fill(0xa5),
  }
  const text = encodeOfferCode(offer)
  const refused = [
    ['of another version', text.replace('HO1:', 'HO2:')],
    ['of another kind', text.replace('HO1:', 'HG1:')],
    ['cut short', text.slice(0, -3)],
  ] as const
  return {
    offer: { ...offer, secret: toHex(offer.secret) },
    text,
    token: offerToken(offer),
    refused: refused.map(([what, other]) => ({ what, text: other, code: codeOf(other) })),
  }
}

function codeOf(text: string): string {
  try {
    decodeOfferCode(text)
  } catch (error) {
    if (error instanceof StandardError) return error.code
    throw error
  }
  throw new Error('a vector of what is refused is read')
}
