import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useApp } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { UnlockForm } from './unlock-form.tsx'

const Forgot = lazyScreen(async () => (await import('./everyday.ts')).Forgot)

/** The wallet is locked: one thing to do, and a way out for who cannot. */
export function Locked(): JSX.Element {
  const { app, state } = useApp()
  const [forgot, setForgot] = useState(false)
  if (forgot) return <Forgot onBack={() => setForgot(false)} />
  return (
    <Page class="locked" title={m.locked_title()}>
      {state.bundle && <p class="lead">{inLanguage(state.bundle.name)}</p>}
      {state.problem && <Problem code={state.problem} />}
      <UnlockForm
        use={(secret) => {
          performance.mark('hefu-unlocked')
          return app.unlock(secret)
        }}
      />
      <Button kind="quiet" onClick={() => setForgot(true)}>
        {m.forgot()}
      </Button>
    </Page>
  )
}
