import type { RegisterState } from '@hefu/standard'
import * as m from '../paraglide/messages.js'
import { typeName } from '../register/names.ts'
import type { HourlyCount, HourlySeries } from './health.ts'

const HELD: Readonly<Record<string, () => string>> = {
  hour: m.health_held_hour,
  day: m.health_held_day,
  week: m.health_held_week,
  older: m.health_held_older,
  none: m.health_held_none,
}

const DENIALS: Readonly<Record<string, () => string>> = {
  'not-enrolled': m.denied_not_enrolled,
  'pseudonym-differs': m.denied_pseudonym,
  'replacements-exhausted': m.denied_replacements,
  'epoch-passed': m.denied_epoch,
  'missing-claim': m.denied_claim,
  'type-ended': m.denied_type,
  'ended-early': m.denied_early,
}

/** What a count is of, in words. */
export function labelInWords(name: HourlySeries['name'], label: string, state: RegisterState): string {
  if (name === 'bundle-held') return HELD[label]?.() ?? label
  if (name === 'denied') return DENIALS[label]?.() ?? m.denied_other()
  return typeName(state, label)
}

/** The points of a series by what they are of, in words, the ages of registers from the newest to the oldest. */
export function byLabel(series: HourlySeries, state: RegisterState): ReadonlyMap<string, readonly HourlyCount[]> {
  const { name, points } = series
  const order = Object.keys(HELD)
  const sorted =
    name === 'bundle-held' ? points.toSorted((a, b) => order.indexOf(a.label) - order.indexOf(b.label)) : points
  return Map.groupBy(sorted, ({ label }) => labelInWords(name, label, state))
}
