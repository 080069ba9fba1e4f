import { actKindInWords, attributeLabel, inLanguage, reasonInWords } from '@hefu/app-browser/register'
import type { CredentialTypeId, EarlyEndCounts } from '@hefu/standard'
import { BarChart, type Count, CountBars } from '@hefu/ui'
import type { JSX } from 'preact'
import { KeySpans } from '../components/key-spans.tsx'
import { Title } from '../components/title.tsx'
import { addressOf } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'
import {
  actsByKind,
  actsByMonth,
  endsByReason,
  servicesByType,
  servicesNow,
  whatServicesAsk,
} from '../reading/statistics.ts'
import { chartFormat, chartWords } from '../words/charts.ts'
import { useSite } from './site-context.ts'

/** What can be counted in the register, counted here from the acts that this browser has proven. */
export function StatisticsPage(): JSX.Element {
  const { acts } = useSite()
  return (
    <>
      <Title lead={m.stats_lead({ acts: acts.length })}>{m.stats_title()}</Title>
      <section class="part charts">
        <h2>{m.stats_acts_title()}</h2>
        <Acts />
      </section>
      <section class="part charts">
        <h2>{m.stats_services_title()}</h2>
        <Services />
      </section>
      <section class="part charts">
        <h2>{m.keys_title()}</h2>
        <KeySpans />
      </section>
      <section class="part charts">
        <h2>{m.early_title()}</h2>
        <p class="small">{m.early_hint()}</p>
        <EarlyEnds />
      </section>
    </>
  )
}

function Acts(): JSX.Element {
  const { acts, now, offset } = useSite()
  const format = chartFormat(offset)
  const months = actsByMonth(acts, now, offset)
  const [first, last] = [months[0], months.at(-1)]
  return (
    <>
      <BarChart
        title={m.stats_by_month()}
        summary={m.stats_by_month_summary({
          acts: acts.length,
          first: first ? format.time(first.begin) : '',
          last: last ? format.time(last.begin) : '',
        })}
        counts={months.map(({ begin, acts: value }) => ({ label: format.time(begin), value }))}
        words={{ ...chartWords(), heads: [m.stats_month(), m.stats_acts()] }}
        format={format}
      />
      <Counts
        title={m.stats_by_kind()}
        heads={[m.stats_kind(), m.stats_acts()]}
        counts={actsByKind(acts).map(([kind, value]) => ({ label: actKindInWords(kind), value }))}
      />
    </>
  )
}

function Services(): JSX.Element {
  const { register, now } = useSite()
  const { types } = register.state
  const services = servicesNow(register.state, now)
  const { asked, nothing } = whatServicesAsk(services)
  const nameOf = (id: CredentialTypeId): string => {
    const name = types.get(id)?.type.name
    return name ? inLanguage(name) : id
  }
  const heads = [m.stats_entry(), m.stats_services()] as const
  return (
    <>
      <Counts
        title={m.stats_by_type()}
        heads={[m.early_type(), m.stats_services()]}
        counts={servicesByType(services).map(([type, value]) => ({
          label: nameOf(type),
          value,
          href: addressOf({ page: 'cards' }),
        }))}
      />
      <Counts
        title={m.stats_asked()}
        heads={heads}
        counts={[
          ...asked.map(({ type, index, services: value }) => ({
            label: m.stats_entry_of({ entry: attributeLabel(types.get(type)?.type, index), type: nameOf(type) }),
            value,
          })),
          { label: m.stats_asks_nothing(), value: nothing },
        ]}
      />
    </>
  )
}

function EarlyEnds(): JSX.Element {
  const { earlyEnds, earlyEndsLifted } = useSite().register.state
  const counts = (ends: EarlyEndCounts): readonly Count[] =>
    endsByReason(ends).map(([reason, value]) => ({ label: reasonInWords(reason), value }))
  const heads = [m.early_reason(), m.early_count()] as const
  return (
    <>
      <Counts title={m.stats_ended()} heads={heads} counts={counts(earlyEnds)} />
      <Counts title={m.stats_lifted()} heads={heads} counts={counts(earlyEndsLifted)} />
    </>
  )
}

function Counts(props: {
  readonly title: string
  readonly heads: readonly [string, string]
  readonly counts: readonly Count[]
}): JSX.Element {
  const { title, heads, counts } = props
  return <CountBars title={title} counts={counts} words={{ ...chartWords(), heads }} format={chartFormat(0)} />
}
