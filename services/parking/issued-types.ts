import { type CardColumns, cityDay, type IssuedType } from '@hefu/service-kit'
import { CARD_PARKING, TICKET_STAY } from '@hefu/standard'
import { z } from 'zod'

/** What a parking ticket says. It is said when the ticket is prepared, each for five minutes of one car park. */
export interface StayTerms {
  readonly carPark: string
  /** `YYYY-MM-DDTHH:MM` by the city's clocks. */
  readonly entered: string
}

/** What a permit on plastic says. */
export interface PermitTerms {
  readonly zone: string
  readonly kind: 'resident' | 'disabled' | 'carer'
  /** `YYYY-MM-DD`, the last day. */
  readonly validUntil: string
}

const stayTerms: z.ZodType<StayTerms> = z.object({ carPark: z.string(), entered: z.string() })
const KINDS = ['resident', 'disabled', 'carer'] as const
const permitTerms: z.ZodType<PermitTerms> = z.object({
  zone: z.string(),
  kind: z.enum(KINDS),
  validUntil: z.string(),
})

/** A permit in a file of them. */
export const PERMIT_COLUMNS: CardColumns<PermitTerms> = {
  columns: ['zone', 'kind'],
  shape: z.object({ zone: z.string().min(1).max(20), kind: z.enum(KINDS) }),
}

/** What the parking company issues: a ticket once, permits anew each week until they are over. */
export const PARKING_TYPES: readonly IssuedType[] = [
  {
    type: TICKET_STAY,
    refreshed: false,
    values(terms) {
      const of = stayTerms.parse(terms)
      return [of.carPark, of.entered]
    },
  },
  {
    type: CARD_PARKING,
    refreshed: true,
    values(terms, moment) {
      const of = permitTerms.parse(terms)
      return of.validUntil < cityDay(moment.now, moment.utcOffsetMinutes) ? null : [of.zone, of.kind, of.validUntil]
    },
  },
]
