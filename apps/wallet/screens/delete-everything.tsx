import { forgetPasskey } from '@hefu/app-browser/passkey'
import { Button, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import * as m from '../paraglide/messages.js'
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
  const means = typed.trim().toLowerCase() === m.delete_word()
  const deleteAll = async (): Promise<void> => {
    const { protection } = state
    await app.deleteEverything()
    // The language, and a sign-in that was begun.
    for (const storage of [localStorage, sessionStorage]) storage.clear()
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
        <TextField label={m.delete_type({ word: m.delete_word() })} value={typed} onInput={setTyped} />
        {attempt.failed && <Problem code={attempt.problem} />}
      </Page>
    </form>
  )
}

/** The same from the settings, where the wallet is open. */
export function DeleteWallet({ onBack }: { readonly onBack: () => void }): JSX.Element {
  return <DeleteEverything title={m.delete_title()} text={m.delete_text()} onBack={onBack} />
}
