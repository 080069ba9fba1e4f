import { CityRefusal } from '../issuance/city-refusal.ts'
import type { MandateEnd } from './kept-grants.ts'

/** What the city's refusal says of a mandate for good; null for any other failure, after which it may be asked again. */
export function mandateEndOf(error: unknown): MandateEnd | null {
  if (!(error instanceof CityRefusal)) return null
  switch (error.code) {
    case 'mandate-ended':
    case 'grant-redeemed':
      return error.code
    case 'enrolled-elsewhere':
      return 'grant-redeemed'
    // Nobody signs in with a grant: who is not let in has one that the city does not know.
    case 'sign-in-expired':
    case 'not-enrolled':
      return 'grant-unknown'
    default:
      return null
  }
}
