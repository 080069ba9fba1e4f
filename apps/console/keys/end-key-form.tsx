import { useAttempt } from '@hefu/app-browser/screens'
import type { Epoch, IssuerKey } from '@hefu/standard'
import { Button, Choice, List, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { propose } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { EndKeyEffect } from './end-key-effect.tsx'
import { type EndHow, lastEpochOf } from './next-span.ts'
import { ProposedNotice } from './proposed-notice.tsx'

/** Proposes the early end of a key, once its effect on everybody was read and confirmed. */
export function EndKeyForm(props: {
  readonly issuerKey: IssuerKey
  readonly others: readonly IssuerKey[]
  readonly present: Epoch
  /** The proposal of an end that waits already. */
  readonly waiting: string | null
}): JSX.Element {
  const { issuerKey, others, present, waiting } = props
  const { api, register, signer, clock } = useConsole()
  const [how, setHow] = useState<EndHow | null>(null)
  const [sure, setSure] = useState(false)
  const [missing, setMissing] = useState<string | null>(null)
  const [digest, setDigest] = useState(waiting)
  const { busy, problem, run } = useAttempt()
  if (digest) return <ProposedNotice digest={digest}>{m.keys_end_proposed()}</ProposedNotice>
  const submit = (event: Event): void => {
    event.preventDefault()
    setMissing(!how ? m.keys_end_missing() : sure ? null : m.keys_end_unsure())
    if (!how || !sure) return
    const lastEpoch = lastEpochOf(issuerKey, how, present)
    const body = { kind: 'issuer-key-end', publicKey: issuerKey.publicKey, lastEpoch } as const
    run(async () => setDigest((await propose(api, register.origin, body, signer, clock())).digest))
  }
  return (
    <form class="part form" onSubmit={submit} noValidate>
      <Choice
        label={m.keys_end_how()}
        value={how}
        onChange={setHow}
        options={[
          { value: 'after-this-week', title: m.keys_end_after(), hint: m.keys_end_after_hint() },
          { value: 'void', title: m.keys_end_void(), hint: m.keys_end_void_hint() },
        ]}
      />
      {how && <EndKeyEffect others={others} how={how} present={present} />}
      {how && (
        <List>
          <Switch label={m.keys_end_sure()} checked={sure} onChange={setSure} />
        </List>
      )}
      <p class="field-error" role="alert">
        {missing}
      </p>
      <Problem code={problem} />
      <div>
        <Button kind={how === 'void' ? 'danger' : 'primary'} type="submit" busy={busy}>
          {m.keys_end_sign()}
        </Button>
      </div>
    </form>
  )
}
