import type { ServiceChange } from '@hefu/standard'
import type { JSX } from 'preact'
import * as m from '../../paraglide/messages.js'
import { officeInWords } from '../words/act-in-words.ts'
import { changesInWords } from '../words/change-in-words.ts'
import { dayInCity } from '../words/moments.ts'

/** Every registration of a service in plain words: what it changed, who decided it, when, and from when it holds. */
export function ServiceHistory(props: {
  readonly history: readonly ServiceChange[]
  readonly offset: number
  /** Where an act of the log is shown. */
  readonly addressOfAct: (index: number) => string
}): JSX.Element {
  const { history, ...rest } = props
  return (
    <section class="part">
      <h2>{m.history_title()}</h2>
      <ol class="history">
        {history.map((change) => (
          <Change key={change.logged.index} change={change} {...rest} />
        ))}
      </ol>
    </section>
  )
}

function Change(props: {
  readonly change: ServiceChange
  readonly offset: number
  readonly addressOfAct: (index: number) => string
}): JSX.Element {
  const { change, offset, addressOfAct } = props
  const { logged } = change
  const { act, effectiveFrom, index } = logged
  const decided = dayInCity(act.decidedAt, offset)
  const waits = effectiveFrom > act.decidedAt
  return (
    <li>
      <ul class="changes">
        {changesInWords(change, offset).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="small">
        {waits
          ? m.history_dates({ decided, effective: dayInCity(effectiveFrom, offset) })
          : m.history_same_day({ decided })}
      </p>
      <p class="small">
        {m.decided_by({
          proposer: officeInWords(logged, act.proposer),
          approver: officeInWords(logged, act.approver),
        })}
      </p>
      <a href={addressOfAct(index)}>{m.act_number({ number: index })}</a>
    </li>
  )
}
