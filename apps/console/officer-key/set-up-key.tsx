import type { RecordStore } from '@hefu/app-browser'
import { mayHavePasskey } from '@hefu/app-browser/passkey'
import { useAttempt } from '@hefu/app-browser/screens'
import { Button, FileButton, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { type KeptKey, keepKey, newSeed } from './kept-key.ts'
import { type OfficerSeed, readKeyFile } from './key-file.ts'
import { NewOfficer } from './new-officer.tsx'

/** No key on this device yet: one is brought in a file, or made here. Either is kept under a new passkey. */
export function SetUpKey(props: {
  readonly store: RecordStore
  readonly random: (length: number) => Uint8Array
  readonly onKept: (key: KeptKey) => void
}): JSX.Element {
  const { store, random, onKept } = props
  const [making, setMaking] = useState(false)
  const attempt = useAttempt()
  const keep = (officer: () => Promise<OfficerSeed>): void =>
    attempt.run(async () => onKept(await keepKey({ store, random }, await officer(), m.console_passkey())))
  if (!mayHavePasskey()) {
    return (
      <>
        <Title>{m.set_up_title()}</Title>
        <Problem code="passkey-unavailable" />
      </>
    )
  }
  return (
    <>
      <Title lead={m.set_up_lead()}>{m.set_up_title()}</Title>
      <Problem code={attempt.problem} />
      {making ? (
        <NewOfficer
          busy={attempt.busy}
          onBack={() => setMaking(false)}
          onMake={(id, office) => keep(async () => ({ id, office, seed: newSeed({ random }) }))}
        />
      ) : (
        <>
          <section class="panel part">
            <h2>{m.set_up_import()}</h2>
            <p class="small">{m.set_up_import_hint()}</p>
            <div>
              <FileButton
                label={m.set_up_choose_file()}
                accept="application/json,.json"
                kind="primary"
                onFile={(file) => keep(async () => readKeyFile(await file.text()))}
              />
            </div>
          </section>
          <section class="panel part">
            <h2>{m.set_up_make()}</h2>
            <p class="small">{m.set_up_make_hint()}</p>
            <div>
              <Button kind="secondary" onClick={() => setMaking(true)}>
                {m.set_up_make_begin()}
              </Button>
            </div>
          </section>
          <Notice>{m.set_up_passkey()}</Notice>
        </>
      )}
    </>
  )
}
