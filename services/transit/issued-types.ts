import { type CardColumns, cityDay, type IssuedType } from '@hefu/service-kit'
import { CARD_CONCESSION, PASS_MONTH, TICKET_RIDE } from '@hefu/standard'
import { z } from 'zod'
import { FARE_CLASSES, FARES } from './feed/fares.ts'

const fare = z.enum(FARES)
const fareClass = z.enum(FARE_CLASSES)
const rideTerms = z.object({ fare, class: fareClass })
const monthTerms = z.object({ month: z.string(), fare, class: fareClass })
const GROUNDS = ['senior', 'student', 'child', 'disability'] as const
const concessionTerms = z.object({ class: z.enum(GROUNDS), validUntil: z.string() })

/** A concession card in a file of them. */
export const CONCESSION_COLUMNS: CardColumns<ConcessionTerms> = {
  columns: ['class'],
  shape: z.object({ class: z.enum(GROUNDS) }),
}

/** What a concession card says: on what ground its holder travels at a reduced price, and until when. */
export interface ConcessionTerms {
  readonly class: (typeof GROUNDS)[number]
  /** `YYYY-MM-DD`, the last day. */
  readonly validUntil: string
}

/** What the transit company issues: a ticket once, passes and concessions anew each week until they are over. */
export const TRANSIT_TYPES: readonly IssuedType[] = [
  {
    type: TICKET_RIDE,
    refreshed: false,
    values(terms) {
      const of = rideTerms.parse(terms)
      return [of.fare, of.class]
    },
  },
  {
    type: PASS_MONTH,
    refreshed: true,
    values(terms, moment) {
      const of = monthTerms.parse(terms)
      return of.month < cityDay(moment.now, moment.utcOffsetMinutes).slice(0, 7) ? null : [of.month, of.fare, of.class]
    },
  },
  {
    type: CARD_CONCESSION,
    refreshed: true,
    values(terms, moment) {
      const of = concessionTerms.parse(terms)
      return of.validUntil < cityDay(moment.now, moment.utcOffsetMinutes) ? null : [of.class, of.validUntil]
    },
  },
]
