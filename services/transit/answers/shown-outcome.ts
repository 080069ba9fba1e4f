import type { FareClass } from '../feed/fares.ts'
import type { TravelKey } from '../gate/travel-store.ts'
import type { Travel } from '../journey/travel.ts'

/** What somebody's ticket turned out to be, at a page or a desk. */
export type ShownOutcome =
  | { readonly kind: 'entitled'; usedFor: string | null }
  | { readonly kind: 'given-back'; readonly receipt: string }
  | { readonly kind: 'not-given-back'; readonly reason: 'used' | 'refunded' }
  | { readonly kind: 'inside'; readonly key: TravelKey; readonly travel: Travel; readonly class: FareClass }
  | { readonly kind: 'not-inside' }
