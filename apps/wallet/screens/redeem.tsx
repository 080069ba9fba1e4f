import { loadCurve } from '@hefu/bbs'
import type { GrantCode } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { IssuanceSteps } from '../components/issuance-steps.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import type { AppErrorCode } from '../error.ts'
import type { IssuanceStep } from '../issuance/receive.ts'
import { redeem } from '../mandates/redeem.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'

/** After these, asking once more helps nobody. */
const FINAL: readonly (AppErrorCode | null)[] = ['mandate-ended', 'grant-redeemed', 'grant-unknown', 'other-city']

/** Redeems a grant, step by step. */
export function Redeem(props: {
  readonly code: GrantCode
  readonly onDone: (held: HeldCredential) => void
  readonly onBack: () => void
}): JSX.Element {
  const { app, wallet } = useWallet()
  const { code, onDone, onBack } = props
  const [step, setStep] = useState<IssuanceStep | null>(null)
  const attempt = useAttempt()
  async function redeemNow(): Promise<void> {
    await loadCurve()
    const { config, bundle } = await app.requireTrust()
    const ports = { config, bundle, network: app.network, random: app.random, now: app.clock() }
    onDone(await redeem(ports, wallet, code, setStep))
  }
  useEffect(() => attempt.run(redeemNow), [])
  if (!attempt.failed) {
    return (
      <Page key="under-way" title={m.grant_under_way()}>
        <IssuanceSteps at={step} />
      </Page>
    )
  }
  const final = FINAL.includes(attempt.problem)
  return (
    <Page
      key="failed"
      title={m.grant_title()}
      onBack={onBack}
      actions={
        <Button onClick={() => (final ? onBack() : attempt.run(redeemNow))}>{final ? m.done() : m.retry()}</Button>
      }
    >
      <Problem code={attempt.problem} />
    </Page>
  )
}
