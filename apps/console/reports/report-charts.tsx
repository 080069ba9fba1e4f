import { momentInCity, presentLanguage } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import { CountBars, LineChart } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { shortDay } from '../words/short-day.ts'
import type { ListedReport } from './fault-report.ts'
import { ageInWords } from './report-in-words.ts'
import { openByAge, reportWeeks } from './report-weeks.ts'

/** Whether reports are worked off as fast as they come, and how long those that wait have waited; each figure leads to its reports. */
export function ReportCharts({ reports }: { readonly reports: readonly ListedReport[] }): JSX.Element {
  const { clock, offset } = useConsole()
  const now = clock()
  const { opened, resolved } = reportWeeks(reports, now)
  const figure = (value: number): string => new Intl.NumberFormat(presentLanguage()).format(value)
  const total = (points: typeof opened): string => figure(points.reduce((sum, { value }) => sum + (value ?? 0), 0))
  const words = { heldBack: '', figures: m.health_figures(), none: m.reports_chart_none() }
  return (
    <section class="part">
      <h2>{m.reports_charts()}</h2>
      <div class="charts wide">
        <LineChart
          title={m.reports_by_week()}
          summary={m.reports_by_week_summary({ opened: total(opened), resolved: total(resolved) })}
          series={[
            { label: m.reports_opened(), points: opened },
            { label: m.reports_resolved(), points: resolved },
          ]}
          words={{ ...words, time: m.reports_week_from() }}
          format={{
            number: figure,
            time: (at) => shortDay(at, offset),
            moment: (at) => momentInCity(at, offset),
            utcOffsetMinutes: offset,
          }}
        />
        <CountBars
          title={m.reports_by_age()}
          counts={openByAge(reports, now).map(({ age, count }) => ({
            label: ageInWords(age),
            value: count,
            href: addressOf(['reports'], { age }),
          }))}
          words={{ ...words, heads: [m.report_age(), m.health_count()] }}
          format={{ number: figure }}
        />
      </div>
    </section>
  )
}
