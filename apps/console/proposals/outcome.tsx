import { dayInCity, type LoggedAct, momentInCity } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { OfficerId } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import type { Standing } from '../register/desk.ts'
import { officerName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'

/** What became of a proposal: the act that it is now, or who declined it and why. */
export function Outcome(props: { readonly standing: Standing; readonly logged: LoggedAct | undefined }): JSX.Element {
  const { standing, logged } = props
  const { register, offset } = useConsole()
  const officer = officerName(register.state, (standing.by ?? '') as OfficerId)
  const moment = standing.at === null ? '' : momentInCity(standing.at, offset)
  if (standing.status === 'declined') {
    return (
      <Notice title={m.proposal_declined_title({ officer, moment })}>
        {m.proposal_declined({ reason: standing.reason ?? '' })}
      </Notice>
    )
  }
  return (
    <div role="status" data-outcome="decided">
      <Notice
        title={m.proposal_decided_title({ officer, moment })}
        action={
          standing.act !== null && (
            <a href={addressOf(['log', String(standing.act)])}>{m.act_number({ number: standing.act })}</a>
          )
        }
      >
        {logged ? m.proposal_decided({ date: dayInCity(logged.effectiveFrom, offset) }) : m.proposal_publishing()}
      </Notice>
    </div>
  )
}
