import type { IssuedType, IssuingMoment } from '@hefu/service-kit'
import { CARD_CONCESSION, PASS_MONTH, TICKET_RIDE } from '@hefu/standard'
import { z } from 'zod'
import { FARE_CLASSES, FARES } from './feed/fares.ts'

const fare = z.enum(FARES)
const fareClass = z.enum(FARE_CLASSES)
const rideTerms = z.object({ fare, class: fareClass })
const monthTerms = z.object({ month: z.string(), fare, class: fareClass })
const concessionTerms = z.object({ class: z.string(), validUntil: z.string() })

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
      return of.month < cityDate(moment).slice(0, 7) ? null : [of.month, of.fare, of.class]
    },
  },
  {
    type: CARD_CONCESSION,
    refreshed: true,
    values(terms, moment) {
      const of = concessionTerms.parse(terms)
      return of.validUntil < cityDate(moment) ? null : [of.class, of.validUntil]
    },
  },
]

/** The day in the city, `YYYY-MM-DD`. */
export function cityDate({ now, utcOffsetMinutes }: Pick<IssuingMoment, 'now' | 'utcOffsetMinutes'>): string {
  return new Date((now + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 10)
}
