import {
  type GrantCode,
  grantToken,
  type IssuerId,
  MANDATE,
  type OfferCode,
  offerToken,
  type TrustBundle,
} from '@hefu/standard'
import { AppError } from '../error.ts'
import type { KeptLine } from './kept-lines.ts'

/** What a code promises to the wallet that redeems it. */
export interface CardPromise extends Pick<KeptLine, 'line' | 'type' | 'issuer' | 'secret'> {
  /** The log's name of the city in whose register the issuer stands. */
  readonly origin: string
}

/** What a grant promises: a mandate, of the city. */
export function promiseOfGrant({ origin, grant, secret }: GrantCode): CardPromise {
  return { origin, line: grant, type: MANDATE.id, issuer: null, secret }
}

/** What an offer promises. */
export function promiseOfOffer({ origin, offer, type, issuer, secret }: OfferCode): CardPromise {
  return { origin, line: offer, type, issuer, secret }
}

/** By what a line came into the wallet. */
export function sourceOf({ issuer }: Pick<KeptLine, 'issuer'>): 'grant' | 'offer' {
  return issuer === null ? 'grant' : 'offer'
}

/** The token that redeems a line, and renews it. */
export function tokenOf({ line, issuer, secret }: Pick<KeptLine, 'line' | 'issuer' | 'secret'>): string {
  return issuer === null
    ? grantToken({ grant: line as GrantCode['grant'], secret })
    : offerToken({ offer: line as OfferCode['offer'], secret })
}

/**
 * Where a line is fetched: at the city, or at the address that the register has for its issuer, and nowhere else.
 *
 * @throws AppError `issuer-unknown` or `issuer-without-address`
 */
export function addressOf(issuer: IssuerId | null, cityUrl: string, bundle: TrustBundle): string {
  if (issuer === null) return cityUrl
  const known = bundle.issuers.find(({ id }) => id === issuer)
  if (!known) throw new AppError('issuer-unknown', `the register has no issuer ${issuer}`)
  if (known.address === undefined) throw new AppError('issuer-without-address', `${issuer} has no registered address`)
  return known.address
}
