import { loadCurve } from '@hefu/bbs'
import { Button, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { renewOrPlan } from '../issuance/renew-or-plan.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'

/** Signed in again so that renewing can go on: does it at once, and goes home. */
export function Renewed({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const { app, wallet, holdings } = useWallet()
  const attempt = useAttempt()
  async function renewNow(): Promise<void> {
    const refreshToken = app.state.get().arrival?.tokens.refreshToken
    if (refreshToken) await wallet.setSignIn({ refreshToken })
    await wallet.setRenewal({ ...holdings.renewal, needsSignIn: false })
    await loadCurve()
    const trust = await app.requireTrust()
    await renewOrPlan({ ...trust, network: app.network, random: app.random, now: app.clock() }, wallet, true)
    onDone()
  }
  useEffect(() => attempt.run(renewNow), [])
  return (
    <Page
      title={m.renew_now()}
      onBack={attempt.failed ? onDone : undefined}
      actions={attempt.failed && <Button onClick={() => attempt.run(renewNow)}>{m.retry()}</Button>}
    >
      {attempt.failed ? <Problem code={attempt.problem} /> : <Working label={m.renewing()} />}
    </Page>
  )
}
