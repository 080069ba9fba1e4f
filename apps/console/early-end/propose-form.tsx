import { inLanguage } from '@hefu/app-browser/register'
import { useAttempt } from '@hefu/app-browser/screens'
import type { CredentialTypeId, EarlyEndReason } from '@hefu/standard'
import { Button, Choice, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { proposeEnd } from './early-end-client.ts'
import { PersonField } from './person-field.tsx'
import { reasonChoices } from './reason-choices.ts'

interface Entered {
  readonly type: CredentialTypeId | null
  readonly reason: EarlyEndReason | null
  readonly subject: string
}

const EMPTY: Entered = { type: null, reason: null, subject: '' }

/** Proposes to end one person's card: which, why, and whose, which is forgotten once it was sent. */
export function ProposeForm({ onProposed }: { readonly onProposed: () => void }): JSX.Element {
  const console = useConsole()
  const [entered, setEntered] = useState(EMPTY)
  const [checked, setChecked] = useState(false)
  const [proposed, setProposed] = useState(false)
  const { busy, problem, run } = useAttempt()
  const enter = (change: Partial<Entered>): void => setEntered({ ...entered, ...change })
  const { type, reason, subject } = entered
  const submit = (event: Event): void => {
    event.preventDefault()
    setChecked(true)
    if (!type || !reason || subject.trim() === '') return
    run(async () => {
      await proposeEnd(console, { type, reason, subject: subject.trim() })
      setEntered(EMPTY)
      setChecked(false)
      setProposed(true)
      onProposed()
    })
  }
  if (proposed) {
    return (
      <section class="part" role="status">
        <Notice
          title={m.end_proposed_title()}
          action={
            <Button kind="secondary" onClick={() => setProposed(false)}>
              {m.end_again()}
            </Button>
          }
        >
          {m.end_proposed()}
        </Notice>
      </section>
    )
  }
  return (
    <form class="part form" onSubmit={submit} noValidate>
      <h2>{m.end_form_title()}</h2>
      <Choice
        label={m.end_which_card()}
        value={type}
        onChange={(chosen) => enter({ type: chosen })}
        options={typesInForce(console.register.state, console.clock())}
      />
      <Missing>{checked && !type && m.end_card_missing()}</Missing>
      <Choice
        label={m.end_which_reason()}
        value={reason}
        onChange={(chosen) => enter({ reason: chosen })}
        options={reasonChoices()}
      />
      <Missing>{checked && !reason && m.end_reason_missing()}</Missing>
      <PersonField
        value={subject}
        onInput={(text) => enter({ subject: text })}
        error={checked && subject.trim() === '' ? m.end_person_missing() : undefined}
      />
      <Problem code={problem} />
      <div>
        <Button type="submit" busy={busy}>
          {m.end_sign()}
        </Button>
      </div>
    </form>
  )
}

function Missing({ children }: { readonly children: string | false }): JSX.Element {
  return (
    <p class="field-error" role="alert">
      {children}
    </p>
  )
}

function typesInForce(
  { types }: ReturnType<typeof useConsole>['register']['state'],
  now: number,
): readonly { readonly value: CredentialTypeId; readonly title: string }[] {
  return [...types.values()]
    .filter(({ endsAt }) => endsAt > now)
    .map(({ type }) => ({ value: type.id, title: inLanguage(type.name) }))
}
