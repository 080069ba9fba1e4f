import { inLanguage } from '@hefu/app-browser'
import { inOneLine } from '@hefu/app-browser/register'
import { type MandatePower, POWER_NAMES } from '@hefu/standard'
import * as m from '../paraglide/messages.js'

const HINTS: Readonly<Record<MandatePower, () => string>> = {
  represent: m.power_represent,
  sign: m.power_sign,
  pay: m.power_pay,
  hire: m.power_hire,
  'inspect-open': m.power_inspect,
}

/** What a power is called, here as in wallets. */
export function powerInWords(power: MandatePower): string {
  return inLanguage(POWER_NAMES[power])
}

/** What somebody may do by a power. */
export function powerHint(power: MandatePower): string {
  return HINTS[power]()
}

/** Several powers in one line. */
export function powersInWords(powers: readonly MandatePower[]): string {
  return inOneLine(powers.map(powerInWords))
}

/** Enough of a mandate's id to tell it from the organisation's others. */
export function shortId(id: string): string {
  return id.slice(0, 8)
}
