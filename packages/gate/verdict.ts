import type { AttributeValue, Slot } from '@hefu/standard'

/** Every way in which a pass is not admitted, in the order in which a gate looks. */
export const REFUSAL_REASONS = [
  /** The gate's bundle is over 7 days old: it judges nothing until it has a newer one. */
  'stale-bundle',
  /** The gate's clock is behind its own bundle. */
  'gate-clock',
  /** Not a pass, or one that is damaged. */
  'malformed',
  /** A pass of a version that this gate does not know. */
  'unknown-version',
  /** Made for another service. */
  'wrong-service',
  /** The service's registration has not begun or has ended. */
  'service-not-in-force',
  /** No key in the bundle signs for this issuer, type and epoch, or the service takes another issuer's credentials. */
  'unknown-issuer',
  /** A credential of another type than the service registered. */
  'wrong-type',
  /** Neither of this epoch nor of the one before. */
  'epoch',
  /** Made too long ago; the holder's wallet has a newer one. */
  'slot-passed',
  /** Made for later: one of the two clocks is wrong. */
  'slot-ahead',
  /** This pass, or in a service that admits once this holder, has been admitted. */
  'seen',
  /** Not an answer to an open request of this gate. */
  'nonce',
  /** An attribute that the service requires or the request asked for is not disclosed. */
  'undisclosed',
  /** More is disclosed than was asked for. */
  'over-disclosed',
  /** Signed by a key that the register has ended early, perhaps because it was stolen: the holder's wallet renews the credential. */
  'key-ended',
  /** The proof does not hold: altered, copied in part, or never genuine. */
  'proof',
  /** Genuine, but the disclosed values do not meet what the service registered. */
  'not-entitled',
  /** The gate remembers as many passes as it can hold and will not admit what it cannot remember. */
  'busy',
  /** The gate itself failed; nothing is said about the pass. */
  'fault',
] as const

/** Why a pass was not admitted. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** What a gate says of a text that it was shown. */
export type Verdict = Admitted | Refused

/** Admitted: with what the service may now know, and no more. */
export interface Admitted {
  readonly verdict: 'admitted'
  /** Disclosed values by attribute index of the service's credential type. */
  readonly disclosed: ReadonlyMap<number, AttributeValue>
  /** 48 bytes: the holder's name at this service for as long as its registered scope lasts. */
  readonly pseudonym: Uint8Array
  readonly slot: Slot
}

/** Not admitted. */
export interface Refused {
  readonly verdict: 'refused'
  readonly reason: RefusalReason
}
