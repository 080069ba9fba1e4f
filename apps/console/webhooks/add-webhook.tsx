import { useAttempt } from '@hefu/app-browser/screens'
import { Button, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { CopyBlock } from '../components/copy-block.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { addWebhook } from './webhook-client.ts'

/** Adds a webhook, and shows once the secret with which its calls are signed. */
export function AddWebhook(props: { readonly custodian: string; readonly onAdded: () => void }): JSX.Element {
  const { custodian, onAdded } = props
  const { api } = useConsole()
  const [url, setUrl] = useState('')
  const [missing, setMissing] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const { busy, problem, run } = useAttempt()
  const submit = (event: Event): void => {
    event.preventDefault()
    const given = url.trim()
    setMissing(!given.startsWith('https://'))
    if (!given.startsWith('https://')) return
    run(async () => {
      setSecret((await addWebhook(api, custodian, given)).secret)
      setUrl('')
      onAdded()
    })
  }
  return (
    <>
      {secret && <CopyBlock title={m.webhook_secret()} hint={m.webhook_secret_hint()} text={secret} />}
      <form class="part form" onSubmit={submit} noValidate>
        <h2>{m.webhook_add()}</h2>
        <TextField
          label={m.webhook_url()}
          hint={m.webhook_url_hint()}
          inputMode="url"
          value={url}
          onInput={setUrl}
          error={missing ? m.webhook_url_wrong() : undefined}
        />
        <Problem code={problem} />
        <div>
          <Button type="submit" busy={busy}>
            {m.webhook_add()}
          </Button>
        </div>
      </form>
    </>
  )
}
