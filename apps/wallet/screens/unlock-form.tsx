import { usePasskey } from '@hefu/app-browser/passkey'
import { Button, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { PinField } from '../components/pin-field.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import * as m from '../paraglide/messages.js'
import { deriveInWorker } from '../protection/derive-in-worker.ts'
import type { PinProtection } from '../protection/pin.ts'
import { pinWait, tryPin } from '../protection/unlock-with-pin.ts'
import { useApp } from '../state/app-context.ts'
import { lengthOfTime } from '../words/times.ts'

/** Asks for the passkey or the PIN that the wallet is locked with. `use` throws `wrong-secret` for another. */
export function UnlockForm({ use }: { readonly use: (secret: Uint8Array) => Promise<void> }): JSX.Element {
  const { app, state } = useApp()
  const attempt = useAttempt()
  const { protection } = state
  if (protection?.kind === 'pin') return <PinForm protection={protection} use={use} />
  const withPasskey = async (): Promise<void> => {
    if (!protection) return
    const secret = await usePasskey(protection, app.random)
    await use(secret).finally(() => secret.fill(0))
  }
  return (
    <div class="unlock">
      <Button busy={attempt.busy} disabled={attempt.busy} onClick={() => attempt.run(withPasskey)}>
        {m.unlock_passkey()}
      </Button>
      {attempt.busy && <Working label={m.passkey_waiting()} />}
      {attempt.failed && <Problem code={attempt.problem} />}
    </div>
  )
}

function PinForm(props: {
  readonly protection: PinProtection
  readonly use: (secret: Uint8Array) => Promise<void>
}): JSX.Element {
  const { app } = useApp()
  const { store, clock } = app
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState(false)
  const [wait, setWait] = useState(0)
  const attempt = useAttempt()
  useEffect(() => {
    const look = (): void => void pinWait(store, clock).then(setWait)
    look()
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [])
  const submit = async (): Promise<void> => {
    const { protection, use } = props
    const outcome = await tryPin({ pin, protection, store, clock, derive: deriveInWorker }, use)
    if (outcome.outcome === 'opened') return
    setPin('')
    setWrong(true)
    setWait(outcome.wait)
  }
  const waits = wait > 0
  return (
    <form
      class="unlock"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setWrong(false)
        if (pin !== '' && !waits) attempt.run(submit)
      }}
    >
      <PinField
        label={m.pin_label()}
        value={pin}
        onInput={setPin}
        autoFocus
        disabled={attempt.busy || waits}
        error={waits ? m.pin_wait({ time: lengthOfTime(wait) }) : wrong ? m.pin_wrong() : undefined}
      />
      <Button type="submit" busy={attempt.busy} disabled={attempt.busy || waits}>
        {m.unlock()}
      </Button>
      {attempt.busy && <Working label={m.pin_deriving()} />}
      {attempt.failed && <Problem code={attempt.problem} />}
    </form>
  )
}
