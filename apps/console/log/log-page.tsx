import { actInWords, dayInCity, type LoggedAct, officeInWords } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'

/** Every act of the register, the newest first. */
export function LogPage(): JSX.Element {
  const { acts, offset } = useConsole()
  const columns: readonly Column<LoggedAct>[] = [
    { key: 'act', head: m.log_act(), text: actInWords },
    { key: 'number', head: m.log_number(), text: ({ index }) => String(index), sortBy: ({ index }) => index },
    { key: 'proposer', head: m.log_proposer(), text: (logged) => officeInWords(logged, logged.act.proposer) },
    { key: 'approver', head: m.log_approver(), text: (logged) => officeInWords(logged, logged.act.approver) },
    {
      key: 'at',
      head: m.log_decided(),
      text: ({ act }) => dayInCity(act.decidedAt, offset),
      sortBy: ({ act }) => act.decidedAt,
    },
  ]
  return (
    <>
      <Title lead={m.log_lead()}>{m.log_title()}</Title>
      <DataTable
        label={m.log_title()}
        columns={columns}
        rows={acts.toReversed()}
        keyOf={({ index }) => String(index)}
        hrefOf={({ index }) => addressOf(['log', String(index)])}
        empty={m.log_none()}
      />
    </>
  )
}
