import { type MeasuredSeries, seriesOf } from '@hefu/health/record'
import { LineChart } from '@hefu/ui'
import type { JSX } from 'preact'
import { Fact } from '../components/fact.tsx'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage, presentLanguage } from '../words/languages.ts'
import { dayOf, kindInWords, statusInWords, whenInWords, written } from './record-words.ts'
import { type TimelineEntry, timelineOf } from './timeline.ts'
import { useRecord } from './use-record.ts'

/** One entry: what it says, from where, and where it was measured more than once, how it went on. */
export function RecordEntryScreen({ entryKey }: { readonly entryKey: string }): JSX.Element {
  const { navigation } = useWallet()
  const { value: records } = useRecord()
  const entries = timelineOf(records ?? [])
  const entry = entries.find(({ key }) => key === entryKey)
  return (
    <Page
      key={entry ? 'entry' : 'reading'}
      title={entry ? written(entry.title) : m.record()}
      subtitle={entry && kindInWords(entry.kind)}
      onBack={navigation.back}
    >
      {entry && <Facts entry={entry} />}
      {entry && <OverTime entry={entry} all={entries} />}
    </Page>
  )
}

function Facts({ entry }: { readonly entry: TimelineEntry }): JSX.Element {
  const { kind, note, status, title, values, clinic } = entry
  return (
    <dl class="facts">
      {values.map(({ of, text, measured }) => (
        <Fact key={of?.en ?? ''} name={written(of ?? title)}>
          <span class="record-value">{written(text)}</span>
          {measured?.low != null && measured.high != null && (
            <>
              <br />
              <span class="small">
                {m.record_usual({ low: measured.low, high: measured.high, unit: measured.unit })}
              </span>
            </>
          )}
        </Fact>
      ))}
      {note && <Fact name={kindInWords(kind)}>{kind === 'immunisation' ? m.record_dose({ dose: note }) : note}</Fact>}
      {status && <Fact name={m.record_status()}>{statusInWords(status)}</Fact>}
      <Fact name={m.record_when()}>{whenInWords(entry)}</Fact>
      <Fact name={m.record_from()}>{inLanguage(clinic)}</Fact>
    </dl>
  )
}

/** One plot for each unit: systolic and diastolic pressure go together, a weight does not go with them. */
function OverTime(props: {
  readonly entry: TimelineEntry
  readonly all: readonly TimelineEntry[]
}): JSX.Element | null {
  const series = seriesOf(props.entry, props.all).filter(({ points }) => points.length > 1)
  const units = Map.groupBy(series, ({ unit }) => unit)
  if (units.size === 0) return null
  return (
    <section>
      <h2 class="record-month">{m.record_over_time()}</h2>
      {[...units].map(([unit, together]) => (
        <Plot key={unit} unit={unit} series={together} title={written(props.entry.title)} />
      ))}
    </section>
  )
}

function Plot(props: {
  readonly unit: string
  readonly series: readonly MeasuredSeries[]
  readonly title: string
}): JSX.Element {
  const { unit, series, title } = props
  const number = new Intl.NumberFormat(presentLanguage(), { maximumFractionDigits: 2 })
  const what = series.length > 1 ? title : written(series[0]?.title ?? { 'zh-CN': title, en: title })
  const titled = unit === '' ? what : `${what} (${unit})`
  const short = new Intl.DateTimeFormat(presentLanguage(), { year: 'numeric', month: 'short' })
  return (
    <LineChart
      title={titled}
      summary={m.record_chart({ what: titled, count: Math.max(...series.map(({ points }) => points.length)) })}
      series={series.map((each) => ({ label: written(each.title), points: each.points }))}
      words={{
        heldBack: '',
        figures: m.record_chart_figures(),
        none: m.record_chart_none(),
        time: m.record_chart_time(),
      }}
      format={{
        number: (value) => number.format(value),
        time: (at) => short.format(at * 1000),
        moment: dayOf,
        utcOffsetMinutes: -new Date().getTimezoneOffset(),
      }}
    />
  )
}
