import { loadCurve } from '@hefu/bbs'
import { type CredentialTypeId, PERSON_ENTRY } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { IssuanceSteps } from '../components/issuance-steps.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { enrol } from '../issuance/issue.ts'
import type { IssuanceStep } from '../issuance/receive.ts'
import * as m from '../paraglide/messages.js'
import { keptTokens } from '../sign-in/kept-tokens.ts'
import { startSignIn } from '../sign-in/start-sign-in.ts'
import { useWallet } from '../state/app-context.ts'

/** Receives a card, step by step, with the sign-in just made or else the one kept. */
export function Receive({
  type,
  onDone,
}: {
  readonly type: CredentialTypeId
  readonly onDone: () => void
}): JSX.Element {
  const { app, wallet, navigation } = useWallet()
  const [step, setStep] = useState<IssuanceStep | 'done' | null>(null)
  const attempt = useAttempt()

  async function receive(): Promise<void> {
    await loadCurve()
    const { config, bundle } = await app.requireTrust()
    const ports = { config, bundle, network: app.network, random: app.random, now: app.clock() }
    const tokens = app.state.get().arrival?.tokens ?? (await keptTokens(app, wallet))
    await enrol(ports, wallet, { tokens, type, onStep: setStep })
    setStep('done')
  }

  useEffect(() => attempt.run(receive), [])
  // What the city said to a card that was ended early has a screen of its own.
  useEffect(() => {
    if (attempt.problem !== 'ended-early') return
    if (app.state.get().arrival) {
      navigation.go({ name: 'early-end', type })
      app.state.set({ arrival: null })
    } else navigation.replace({ name: 'early-end', type })
  }, [attempt.problem])
  const signIn = attempt.problem === 'sign-in-expired' || attempt.problem === 'sign-in-refused'
  const purpose = type === PERSON_ENTRY.id ? 'enrol' : 'add-card'
  if (attempt.failed) {
    return (
      <Page
        title={m.receive_title()}
        onBack={onDone}
        actions={
          <Button onClick={() => attempt.run(signIn ? () => startSignIn(app, purpose) : receive)}>
            {signIn ? m.sign_in_go() : m.retry()}
          </Button>
        }
      >
        <Problem code={attempt.problem} />
      </Page>
    )
  }
  return (
    <Page
      key={step === 'done' ? 'done' : 'under-way'}
      title={step === 'done' ? m.receive_done_title() : m.receive_title()}
      actions={step === 'done' && <Button onClick={onDone}>{m.show_code()}</Button>}
    >
      {step === 'done' && <p class="lead">{m.receive_done_text()}</p>}
      <IssuanceSteps at={step} />
    </Page>
  )
}
