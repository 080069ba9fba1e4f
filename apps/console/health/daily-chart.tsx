import { presentLanguage } from '@hefu/app-browser/register'
import { LineChart } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { shortDay } from '../words/short-day.ts'
import { dailyCounts, totalOf } from './daily-counts.ts'
import type { HourlySeries } from './health.ts'
import { byLabel } from './label-in-words.ts'

/** Lines that can still be told apart. */
const MOST_LINES = 4

/** A series by day for the last 14 days: a line for each kind of card, or one for all where there are many. */
export function DailyChart({ title, series }: { readonly title: string; readonly series: HourlySeries }): JSX.Element {
  const { register, clock, offset } = useConsole()
  const groups = byLabel(series, register.state)
  const whole = groups.size > MOST_LINES || groups.size < 2 || series.name === 'denied'
  const lines = whole ? new Map([[title, series.points]]) : groups
  const total = totalInWords(series)
  return (
    <div class="chart-part">
      <LineChart
        title={title}
        summary={m.health_summary({ name: title, total })}
        series={
          series.points.length === 0
            ? []
            : [...lines].map(([label, points]) => ({
                label,
                points: dailyCounts(points, clock(), offset).map(({ day, count }) => ({ at: day, value: count })),
              }))
        }
        words={{
          heldBack: m.health_few(),
          figures: m.health_figures(),
          none: m.health_nothing(),
          time: m.health_day(),
        }}
        format={{ number: figure, time: (at) => shortDay(at, offset), utcOffsetMinutes: offset }}
      />
      {series.points.length > 0 && <p class="small">{total}</p>}
    </div>
  )
}

/** How many in all, and that some hours have too few to be counted. */
function totalInWords({ points }: HourlySeries): string {
  const { count, small } = totalOf(points)
  const total = figure(count)
  return small === 0 ? m.health_total({ total }) : m.health_total_small({ total, hours: small })
}

/** A number as the language writes it. */
export function figure(value: number): string {
  return new Intl.NumberFormat(presentLanguage()).format(value)
}
