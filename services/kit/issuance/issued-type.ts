import type { AttributeValues, CredentialType, Epoch } from '@hefu/standard'

/** For which week, and when, a card is issued. */
export interface IssuingMoment {
  readonly epoch: Epoch
  /** Unix seconds. */
  readonly now: number
  readonly utcOffsetMinutes: number
}

/** A type that a service issues. */
export interface IssuedType<Terms = unknown> {
  readonly type: CredentialType
  /**
   * Whether wallets renew the card each week. One that is not is issued once, for the present week, so that of one offer there is one
   * card and no second: a ticket.
   */
  readonly refreshed: boolean
  /** What the card says in that week, by the terms of its offer; null when it is over. */
  values(terms: Terms, moment: IssuingMoment): AttributeValues | null | Promise<AttributeValues | null>
}
