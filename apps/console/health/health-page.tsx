import { momentInCity } from '@hefu/app-browser/register'
import { useLoaded } from '@hefu/app-browser/screens'
import { Button, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { AlarmList } from './alarm-list.tsx'
import { DailyChart } from './daily-chart.tsx'
import type { HourlySeries, SystemHealth } from './health.ts'
import { systemHealth } from './health-shape.ts'
import { KeyPanel } from './key-panel.tsx'
import { LabelBars } from './label-bars.tsx'
import { LogPanel } from './log-panel.tsx'

/** How the system is: what has to be seen to, log and witnesses, keys, and how busy it has been, in totals alone. */
export function HealthPage(): JSX.Element {
  const { api, offset, session } = useConsole()
  const { value, problem, reload } = useLoaded(() => api.get('/officers/health', systemHealth))
  const actions = (
    <Button kind="secondary" onClick={reload}>
      {m.health_reload()}
    </Button>
  )
  return (
    <>
      <Title lead={m.health_lead()} actions={actions}>
        {m.health_title()}
      </Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && (
        <>
          <p class="small" role="status">
            {m.health_at({ moment: momentInCity(value.at, offset) })}
          </p>
          <AlarmList alarms={value.alarms} />
          <LogPanel log={value.log} />
          <KeyPanel keys={value.keys} />
          {session.roles.includes('operations') ? (
            <Figures health={value} />
          ) : (
            <p class="small">{m.health_not_yours()}</p>
          )}
        </>
      )}
    </>
  )
}

function Figures({ health }: { readonly health: SystemHealth }): JSX.Element {
  const of = (name: HourlySeries['name']): HourlySeries =>
    health.series.find((series) => series.name === name) ?? { name, points: [] }
  return (
    <section class="part">
      <h2>{m.health_series()}</h2>
      <p class="small">{m.health_series_hint()}</p>
      <div class="charts wide">
        <DailyChart title={m.health_enrolled()} series={of('enrolled')} />
        <DailyChart title={m.health_refreshed()} series={of('refreshed')} />
        <DailyChart title={m.health_denied()} series={of('denied')} />
      </div>
      <div class="charts">
        <LabelBars title={m.health_denied_why()} series={of('denied')} />
        <div class="chart-part">
          <LabelBars title={m.health_held()} series={of('bundle-held')} />
          <p class="small">{m.health_held_hint()}</p>
        </div>
      </div>
    </section>
  )
}
