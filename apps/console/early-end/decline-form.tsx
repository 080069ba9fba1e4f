import { useAttempt } from '@hefu/app-browser/screens'
import { Button, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { decline } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import type { WaitingEnd } from './early-end-client.ts'

/** Declines a proposal about one person, or takes one's own back, with a reason that is public and so says nothing of the person. */
export function DeclineForm(props: {
  readonly waiting: WaitingEnd
  readonly own: boolean
  readonly onDeclined: () => void
}): JSX.Element {
  const { waiting, own, onDeclined } = props
  const { api, register, signer, clock } = useConsole()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { busy, problem, run } = useAttempt()
  const begin = own ? m.end_withdraw() : m.end_decline()
  if (!open) {
    return (
      <div>
        <Button kind="secondary" onClick={() => setOpen(true)}>
          {begin}
        </Button>
      </div>
    )
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    const said = reason.trim()
    setMissing(said === '')
    if (said === '') return
    run(async () => {
      await decline(api, register.origin, waiting, signer, { reason: said, now: clock() })
      onDeclined()
    })
  }
  return (
    <form class="part form" onSubmit={submit} noValidate>
      <h2>{begin}</h2>
      <TextField
        label={m.end_decline_reason()}
        hint={m.end_decline_hint()}
        error={missing ? m.end_decline_missing() : undefined}
        rows={2}
        value={reason}
        onInput={setReason}
      />
      <Problem code={problem} />
      <div>
        <Button kind="secondary" type="submit" busy={busy}>
          {m.end_decline_send()}
        </Button>
      </div>
    </form>
  )
}
