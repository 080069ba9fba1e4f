import { lengthOfTime } from '@hefu/app-browser'
import { Facts, momentInCity, presentLanguage } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { LogHealth, WitnessHealth } from './health.ts'

const STATES: Readonly<Record<WitnessHealth['state'], () => string>> = {
  ok: m.health_ok,
  behind: m.health_behind,
  silent: m.health_silent,
}

/** How far the log is, and each of its witnesses. */
export function LogPanel({ log }: { readonly log: LogHealth }): JSX.Element {
  const { offset, config } = useConsole()
  const moment = (at: number | null): string => (at === null ? m.health_never() : momentInCity(at, offset))
  const columns: readonly Column<WitnessHealth>[] = [
    { key: 'name', head: m.health_witness(), text: ({ name }) => name },
    {
      key: 'state',
      head: m.health_witness_state(),
      text: ({ state }) => STATES[state](),
      cell: ({ state }) => <span data-state={state}>{STATES[state]()}</span>,
    },
    { key: 'size', head: m.health_witness_size(), text: ({ size }) => String(size ?? ''), sortBy: ({ size }) => size },
    {
      key: 'at',
      head: m.health_witness_at(),
      text: ({ lastSeenAt }) => moment(lastSeenAt),
      sortBy: ({ lastSeenAt }) => lastSeenAt,
    },
  ]
  return (
    <section class="part">
      <h2>{m.health_log()}</h2>
      <Facts
        facts={[
          { name: m.health_log_size(), value: <a href={addressOf(['log'])}>{log.size}</a> },
          { name: m.health_log_published(), value: <a href={addressOf(['log'])}>{log.published}</a> },
          { name: m.health_log_waiting(), value: <a href={addressOf([])}>{log.waiting}</a> },
          { name: m.health_log_last(), value: moment(log.publishedAt) },
          { name: m.health_log_lag(), value: lengthOfTime(log.lagSeconds, presentLanguage()) },
        ]}
      />
      <p class="small">{m.health_quorum({ quorum: config.log.quorum, count: log.witnesses.length })}</p>
      <DataTable
        label={m.health_witness()}
        columns={columns}
        rows={log.witnesses}
        keyOf={({ name }) => name}
        empty={m.health_witnesses_none()}
        plain
      />
    </section>
  )
}
