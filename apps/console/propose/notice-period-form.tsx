import { daysInWords } from '@hefu/app-browser/register'
import { TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { presentNotice } from '../register/pending-act.ts'
import { useConsole } from '../state/console-context.ts'
import { ActForm } from './act-form.tsx'

const MAX_DAYS = 365

/** For how many days an act that widens waits in public. A shorter notice is itself noticed. */
export function NoticePeriodForm(): JSX.Element {
  const { register, now } = useConsole()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const days = /^\d{1,3}$/.test(text) && Number(text) <= MAX_DAYS ? Number(text) : null
  const present = presentNotice(register.state, now)
  return (
    <>
      <Title lead={m.propose_notice_hint()}>{m.propose_notice()}</Title>
      <ActForm
        body={days === null ? null : { kind: 'notice-period', days }}
        complete={days !== null}
        onTried={() => setTried(true)}
      >
        <TextField
          label={m.notice_days()}
          hint={m.notice_present({ notice: daysInWords(present) })}
          inputMode="numeric"
          value={text}
          onInput={setText}
          error={tried && days === null ? m.notice_wrong({ days: MAX_DAYS }) : undefined}
        />
      </ActForm>
    </>
  )
}
