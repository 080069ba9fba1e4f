import { makePasskey, mayHavePasskey } from '@hefu/app-browser/passkey'
import { Button, List, ListItem, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { PinField } from '../components/pin-field.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import * as m from '../paraglide/messages.js'
import { deriveInWorker } from '../protection/derive-in-worker.ts'
import { type PinFlaw, pinFlaw, pinProtection } from '../protection/pin.ts'
import { useApp } from '../state/app-context.ts'
import type { Protection } from '../storage/vault.ts'
import { inLanguage } from '../words/languages.ts'

const FLAWS: Readonly<Record<PinFlaw, () => string>> = {
  'too-short': m.pin_too_short,
  'too-long': m.pin_too_long,
  'not-digits': m.pin_not_digits,
  'too-simple': m.pin_too_simple,
}

/** How the wallet is to be locked: a passkey, or a PIN. What comes of it goes to `use`. */
export function ChooseProtection(props: {
  readonly title: string
  readonly onBack?: (() => void) | undefined
  readonly use: (protection: Protection, secret: Uint8Array) => Promise<void>
}): JSX.Element {
  const { title, onBack, use } = props
  const { app, state } = useApp()
  const [kind, setKind] = useState<'choice' | 'pin'>('choice')
  const attempt = useAttempt()
  if (kind === 'pin') return <NewPin onBack={() => setKind('choice')} use={use} />
  const withPasskey = async (): Promise<void> => {
    const city = state.bundle ? inLanguage(state.bundle.name) : m.wallet_name()
    const { protection, secret } = await makePasskey({ app: m.wallet_name(), account: city }, app.random)
    await use(protection, secret).finally(() => secret.fill(0))
  }
  return (
    <Page title={title} onBack={onBack}>
      <p class="lead">{m.protect_text()}</p>
      {attempt.busy ? (
        <Working label={m.passkey_waiting()} />
      ) : (
        <List>
          {mayHavePasskey() && attempt.problem !== 'passkey-unavailable' && (
            <ListItem
              title={m.protect_passkey()}
              hint={m.protect_passkey_hint()}
              onClick={() => attempt.run(withPasskey)}
            />
          )}
          <ListItem title={m.protect_pin()} hint={m.protect_pin_hint()} onClick={() => setKind('pin')} />
        </List>
      )}
      {attempt.failed && <Problem code={attempt.problem} />}
      <p class="small">{m.protect_lost()}</p>
    </Page>
  )
}

function NewPin(props: {
  readonly onBack: () => void
  readonly use: (protection: Protection, secret: Uint8Array) => Promise<void>
}): JSX.Element {
  const { app } = useApp()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const attempt = useAttempt()
  const flaw = pinFlaw(pin)
  const differs = flaw === null && again !== pin
  const submit = async (): Promise<void> => {
    const protection = pinProtection(app.random)
    const secret = await deriveInWorker(pin, protection)
    await props.use(protection, secret).finally(() => secret.fill(0))
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (flaw === null && !differs) attempt.run(submit)
      }}
    >
      <Page
        title={m.protect_pin()}
        onBack={props.onBack}
        held={attempt.busy}
        actions={
          <Button type="submit" busy={attempt.busy} disabled={attempt.busy}>
            {m.continue_()}
          </Button>
        }
      >
        <PinField
          label={m.pin_new()}
          value={pin}
          onInput={setPin}
          autoFocus
          disabled={attempt.busy}
          error={tried && flaw ? FLAWS[flaw]() : undefined}
        />
        <PinField
          label={m.pin_again()}
          value={again}
          onInput={setAgain}
          disabled={attempt.busy}
          error={tried && differs ? m.pin_differs() : undefined}
        />
        <p class="small">{m.protect_pin_hint()}</p>
        {attempt.busy && <Working label={m.pin_deriving()} />}
        {attempt.failed && <Problem code={attempt.problem} />}
      </Page>
    </form>
  )
}
