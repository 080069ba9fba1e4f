import {
  MANDATE,
  MANDATE_ORGANISATION,
  MANDATE_ORGANISATION_NAME,
  MANDATE_POWERS,
  POWER_NAMES,
  powerIndex,
} from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import * as m from '../paraglide/messages.js'
import { inLanguage } from './languages.ts'
import { dayInWords } from './task-codes.ts'

/** What a mandate says, in words. */
export interface MandateInWords {
  readonly organisation: string
  /** Its number. */
  readonly id: string
  readonly powers: readonly string[]
  /** Null where there is none. */
  readonly cap: string | null
  readonly until: string
}

/** A mandate in words. */
export function mandateInWords({ values }: Pick<HeldCredential, 'values'>): MandateInWords {
  const textAt = (index: number): string | null => {
    const value = values[index]
    return typeof value === 'string' ? value : null
  }
  const named = (name: string): string | null => textAt(MANDATE.attributes.findIndex((one) => one.name === name))
  const until = named('valid-until')
  const id = textAt(MANDATE_ORGANISATION) ?? ''
  return {
    organisation: textAt(MANDATE_ORGANISATION_NAME) ?? id,
    id,
    powers: MANDATE_POWERS.filter((power) => values[powerIndex(power)] === true).map((power) =>
      inLanguage(POWER_NAMES[power]),
    ),
    cap: named('cap'),
    until: until === null ? m.mandate_no_end() : dayInWords(until),
  }
}
