import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import * as m from '../paraglide/messages.js'
import { forgetPasskey } from '../protection/passkey.ts'
import { useApp } from '../state/app-context.ts'

/** Deletes the wallet once its holder has typed that they mean it. */
export function DeleteEverything(props: {
  readonly title: string
  readonly text: string
  readonly onBack: () => void
}): JSX.Element {
  const { app, state } = useApp()
  const [typed, setTyped] = useState('')
  const attempt = useAttempt()
  const id = useId()
  const means = typed.trim().toLowerCase() === m.delete_word()
  const deleteAll = async (): Promise<void> => {
    const { protection } = state
    await app.deleteEverything()
    if (protection?.kind === 'passkey') await forgetPasskey(protection)
    location.replace('/')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (means) attempt.run(deleteAll)
      }}
    >
      <Page
        title={props.title}
        onBack={props.onBack}
        actions={
          <Button kind="danger" type="submit" disabled={!means || attempt.busy}>
            {m.delete_do()}
          </Button>
        }
      >
        <p class="lead">{props.text}</p>
        <div class="field">
          <label for={id}>{m.delete_type({ word: m.delete_word() })}</label>
          <div class="field-box">
            <input
              id={id}
              type="text"
              autoComplete="off"
              autoCapitalize="none"
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </div>
        </div>
        {attempt.failed && <Problem code={attempt.problem} />}
      </Page>
    </form>
  )
}
