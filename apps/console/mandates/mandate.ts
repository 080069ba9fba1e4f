import { list, number, oneOf, orNull, record, type Shape, text, truth } from '@hefu/app-browser/city-api'
import { MANDATE_POWERS, type MandatePower } from '@hefu/standard'

/** What somebody is to be let do for an organisation. Who that is stands nowhere. */
export interface MandateTerms {
  /** As on its door. */
  readonly organisation: string
  readonly organisationName: string
  /** In the order of the published list. */
  readonly powers: readonly MandatePower[]
  /** Up to what, in words; null without a limit. */
  readonly cap: string | null
  /** The last day, `YYYY-MM-DD`; null until it is ended. */
  readonly validUntil: string | null
}

/** A first mandate that waits for a second officer. */
export interface MandateOrder extends MandateTerms {
  readonly id: string
  readonly proposer: string
  /** Unix seconds. */
  readonly proposedAt: number
}
const powers = list(oneOf(MANDATE_POWERS))
export const mandateOrder: Shape<MandateOrder> = record({
  id: text,
  organisation: text,
  organisationName: text,
  powers,
  cap: orNull(text),
  validUntil: orNull(text),
  proposer: text,
  proposedAt: number,
})
export const mandateOrders: Shape<{ readonly orders: readonly MandateOrder[] }> = record({ orders: list(mandateOrder) })

/** A mandate by which somebody may represent an organisation; days are `YYYY-MM-DD`. */
export interface GrantedMandate extends Pick<MandateTerms, 'powers' | 'cap' | 'validUntil'> {
  readonly id: string
  readonly grantedOn: string
  /** Whether a wallet holds it. Whose, nobody knows. */
  readonly redeemed: boolean
  readonly endedOn: string | null
}
export const grantedMandates: Shape<{ readonly mandates: readonly GrantedMandate[] }> = record({
  mandates: list(
    record({
      id: text,
      powers,
      cap: orNull(text),
      validUntil: orNull(text),
      grantedOn: text,
      redeemed: truth,
      endedOn: orNull(text),
    }),
  ),
})

/** How a mandate stands: its code waits to be redeemed, a wallet holds it, or it is over. */
export type MandateStanding = 'handed-over' | 'held' | 'lapsed' | 'ended'

/** How a mandate stands on a day of the city. */
export function standingOf({ endedOn, validUntil, redeemed }: GrantedMandate, today: string): MandateStanding {
  if (endedOn !== null) return 'ended'
  if (validUntil !== null && validUntil < today) return 'lapsed'
  return redeemed ? 'held' : 'handed-over'
}
