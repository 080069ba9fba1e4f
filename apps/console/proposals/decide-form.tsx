import { useAttempt } from '@hefu/app-browser/screens'
import { Button, Notice, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { approve, decline, type ListedProposal } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'

const MAX_REASON = 400

/** Approve, or decline with a reason; what is one's own can only be taken back. Each is signed, with the passkey. */
export function DecideForm(props: {
  readonly listed: ListedProposal
  readonly own: boolean
  readonly mayApprove: boolean
  readonly onChanged: () => void
}): JSX.Element {
  const { listed, own, mayApprove, onChanged } = props
  const { api, register, signer, clock, refresh } = useConsole()
  const [declining, setDeclining] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const attempt = useAttempt()
  const now = (): number => Math.max(clock(), register.state.decidedAt)
  const toApprove = async (): Promise<void> => {
    const { act } = await approve(api, register.origin, listed, signer, now())
    await refresh(act + 1)
    onChanged()
  }
  const toDecline = (event: Event): void => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '' || reason.length > MAX_REASON) return
    attempt.run(async () => {
      await decline(api, register.origin, listed, signer, { reason: reason.trim(), now: now() })
      onChanged()
    })
  }
  const wrong = reason.trim() === '' ? m.decide_reason_missing() : m.too_long({ length: MAX_REASON })
  return (
    <section class="part" aria-label={m.decide_title()}>
      <h2>{m.decide_title()}</h2>
      {own && <Notice>{m.decide_own()}</Notice>}
      <Problem code={attempt.problem} />
      {!declining && (
        <div class="buttons">
          {!own && (
            <Button busy={attempt.busy} disabled={!mayApprove} onClick={() => attempt.run(toApprove)}>
              {m.decide_approve()}
            </Button>
          )}
          <Button kind="secondary" disabled={attempt.busy} onClick={() => setDeclining(true)}>
            {own ? m.decide_take_back() : m.decide_decline()}
          </Button>
        </div>
      )}
      {declining && (
        <form class="form" onSubmit={toDecline} noValidate>
          <TextField
            label={m.decide_reason()}
            hint={m.decide_reason_hint()}
            value={reason}
            onInput={setReason}
            rows={3}
            error={tried && (reason.trim() === '' || reason.length > MAX_REASON) ? wrong : undefined}
          />
          <div class="buttons">
            <Button type="submit" busy={attempt.busy}>
              {own ? m.decide_take_back_go() : m.decide_decline_go()}
            </Button>
            <Button kind="secondary" disabled={attempt.busy} onClick={() => setDeclining(false)}>
              {m.cancel()}
            </Button>
          </div>
        </form>
      )}
      <p class="small">{m.decide_passkey()}</p>
    </section>
  )
}
