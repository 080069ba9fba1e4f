import { presentLanguage } from '@hefu/app-browser/register'
import type { ChartFormat, ChartWords } from '@hefu/ui'
import * as m from '../paraglide/messages.js'

/** The words of every chart here. All that is counted is public: nothing is held back. */
export function chartWords(): ChartWords {
  return { heldBack: '', figures: m.stats_figures(), none: m.stats_none() }
}

/** How charts write figures and months. */
export function chartFormat(utcOffsetMinutes: number): ChartFormat {
  const numbers = new Intl.NumberFormat(presentLanguage())
  const months = new Intl.DateTimeFormat(presentLanguage(), { year: 'numeric', month: 'short', timeZone: 'UTC' })
  return {
    number: (value) => numbers.format(value),
    time: (unixSeconds) => months.format((unixSeconds + utcOffsetMinutes * 60) * 1000),
    utcOffsetMinutes,
  }
}
