import { inLanguage, listed } from '@hefu/app-browser/register'
import { type MandatePower, POWER_NAMES } from '@hefu/standard'
import * as m from '../paraglide/messages.js'
import type { MandateStanding } from './mandate.ts'

const STANDINGS: Readonly<Record<MandateStanding, () => string>> = {
  'handed-over': m.mandate_handed_over,
  held: m.mandate_held,
  lapsed: m.mandate_lapsed,
  ended: m.mandate_ended,
}

/** What a mandate lets somebody do. */
export function powersInWords(powers: readonly MandatePower[]): string {
  return listed(powers.map((power) => inLanguage(POWER_NAMES[power])))
}

/** How a mandate stands. */
export function standingInWords(standing: MandateStanding): string {
  return STANDINGS[standing]()
}

/** Until when it holds. */
export function untilInWords(validUntil: string | null): string {
  return validUntil ?? m.mandate_no_end()
}
