import { Button, LanguageSwitch, List, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useApp } from '../state/app-context.ts'
import { presentLanguage } from '../words/languages.ts'
import { SignInStep } from './sign-in-step.tsx'

const STEPS = 3

/** The first run: what the code is, who can see what, where it is kept; then to sign in. */
export function Welcome(): JSX.Element {
  const { app, state } = useApp()
  // Who comes back from the identity provider has read the rest.
  const [step, setStep] = useState(state.arriving || state.problem ? STEPS + 1 : 1)
  useEffect(() => {
    // So that the city's name and its provider are known by the time they are needed.
    app.requireTrust().catch(() => {})
  }, [])
  if (step > STEPS) return <SignInStep purpose="enrol" onBack={() => setStep(STEPS)} />
  return (
    <Page
      key={step}
      class="welcome"
      title={[m.welcome_code_title, m.welcome_see_title, m.welcome_safe_title][step - 1]?.() ?? ''}
      onBack={step > 1 ? () => setStep(step - 1) : undefined}
      actions={<Button onClick={() => setStep(step + 1)}>{step === STEPS ? m.start() : m.continue_()}</Button>}
    >
      {step === 1 && <WhatItIs />}
      {step === 2 && <WhoSeesWhat />}
      {step === 3 && <WhereItIsKept />}
      <p class="steps" role="img" aria-label={m.step_of({ step, steps: STEPS })}>
        {Array.from({ length: STEPS }, (_, index) => (
          <span key={index} class={index + 1 === step ? 'here' : ''} />
        ))}
      </p>
    </Page>
  )
}

function WhatItIs(): JSX.Element {
  const { app, state } = useApp()
  return (
    <>
      <p class="lead">{m.welcome_code_text()}</p>
      <List>
        <LanguageSwitch label={m.language()} value={presentLanguage()} onChange={app.changeLanguage} />
        <Switch
          label={m.large_type()}
          hint={m.large_type_hint()}
          checked={state.settings.largeType}
          onChange={(largeType) => void app.changeSettings({ largeType })}
        />
      </List>
    </>
  )
}

function WhoSeesWhat(): JSX.Element {
  return (
    <ul class="points">
      <li>{m.welcome_see_gate()}</li>
      <li>{m.welcome_see_city()}</li>
      <li>{m.welcome_see_places()}</li>
    </ul>
  )
}

function WhereItIsKept(): JSX.Element {
  return (
    <ul class="points">
      <li>{m.welcome_safe_text()}</li>
      <li>{m.welcome_safe_lost()}</li>
    </ul>
  )
}
