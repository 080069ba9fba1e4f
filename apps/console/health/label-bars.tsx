import { CountBars } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { figure } from './daily-chart.tsx'
import { totalOf } from './daily-counts.ts'
import type { HourlySeries } from './health.ts'
import { byLabel } from './label-in-words.ts'

/** A series of the last 14 days by what it is of: reasons, or ages. What is too small in every hour has no number. */
export function LabelBars({ title, series }: { readonly title: string; readonly series: HourlySeries }): JSX.Element {
  const { register } = useConsole()
  const counts = [...byLabel(series, register.state)].map(([label, points]) => {
    const { count, small } = totalOf(points)
    return { label, value: count === 0 && small > 0 ? null : count }
  })
  return (
    <CountBars
      title={title}
      counts={counts}
      words={{ heldBack: m.health_few_hourly(), none: m.health_nothing(), heads: [m.health_what(), m.health_count()] }}
      format={{ number: figure }}
    />
  )
}
