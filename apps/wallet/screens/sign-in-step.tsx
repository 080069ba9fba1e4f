import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import * as m from '../paraglide/messages.js'
import type { SignInPurpose } from '../sign-in/pending-sign-in.ts'
import { startSignIn } from '../sign-in/start-sign-in.ts'
import { useApp } from '../state/app-context.ts'

/** Explains why to sign in and what the provider learns by it, and goes there. */
export function SignInStep(props: {
  readonly purpose: SignInPurpose
  readonly onBack?: (() => void) | undefined
}): JSX.Element {
  const { app, state } = useApp()
  const attempt = useAttempt()
  const { config, problem, arriving } = state
  const issuer = config?.identityProvider?.issuer
  const busy = attempt.busy || arriving
  const code = attempt.failed ? attempt.problem : problem
  const provider = issuer ? new URL(issuer).host : m.sign_in_provider()
  const rights = props.purpose === 'rights'
  return (
    <Page
      title={rights ? m.sign_in_rights_title() : m.sign_in_title()}
      onBack={props.onBack}
      actions={
        <Button busy={busy} disabled={busy} onClick={() => attempt.run(() => startSignIn(app, props.purpose))}>
          {busy ? m.working() : m.sign_in_go()}
        </Button>
      }
    >
      <p class="lead">{rights ? m.sign_in_rights({ provider }) : m.sign_in_text({ provider })}</p>
      <p>{m.sign_in_sees()}</p>
      {config?.demo && <Notice>{m.sign_in_demo()}</Notice>}
      {!busy && (attempt.failed || problem) && <Problem code={code} />}
    </Page>
  )
}
