import { loadCurve } from '@hefu/bbs'
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
import type { CardPromise } from '../lines/promise.ts'
import { redeemAll } from '../lines/redeem-all.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'

/** After these, asking once more helps nobody. */
const FINAL: readonly (AppErrorCode | null)[] = [
  ...(['mandate-ended', 'grant-redeemed', 'grant-unknown', 'other-city'] as const),
  ...(['offer-ended', 'offer-redeemed', 'offer-expired', 'offer-unknown'] as const),
  ...(['issuer-unknown', 'issuer-without-address', 'credential-refused'] as const),
]

/** Redeems what codes promise, one after the other, step by step. */
export function Redeem(props: {
  readonly promised: readonly CardPromise[]
  readonly title: string
  readonly underWay: string
  readonly onDone: (held: readonly HeldCredential[]) => void
  readonly onBack: () => void
}): JSX.Element {
  const { app, wallet } = useWallet()
  const { promised, title, underWay, onDone, onBack } = props
  const [at, setAt] = useState<{ readonly step: IssuanceStep | null; readonly index: number }>({ step: null, index: 0 })
  const attempt = useAttempt()
  async function redeemNow(): Promise<void> {
    await loadCurve()
    const { config, bundle } = await app.requireTrust()
    const ports = { config, bundle, network: app.network, random: app.random, now: app.clock() }
    onDone(await redeemAll(ports, wallet, promised, (step, index) => setAt({ step, index })))
  }
  useEffect(() => attempt.run(redeemNow), [])
  if (!attempt.failed) {
    return (
      <Page key="under-way" title={underWay}>
        {promised.length > 1 && <p role="status">{m.offer_at({ at: at.index + 1, of: promised.length })}</p>}
        <IssuanceSteps at={at.step} />
      </Page>
    )
  }
  const final = FINAL.includes(attempt.problem)
  return (
    <Page
      key="failed"
      title={title}
      onBack={onBack}
      actions={
        <Button onClick={() => (final ? onBack() : attempt.run(redeemNow))}>{final ? m.done() : m.retry()}</Button>
      }
    >
      <Problem code={attempt.problem} />
    </Page>
  )
}
