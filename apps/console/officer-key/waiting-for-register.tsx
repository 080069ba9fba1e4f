import type { RecordStore } from '@hefu/app-browser'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { CopyBlock } from '../components/copy-block.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import type { KeptKey } from './kept-key.ts'
import { requestText } from './officer-request.ts'
import { RemoveKey } from './remove-key.tsx'
import type { KeyStanding } from './standing-in-register.ts'

const WORDS: Readonly<Record<Exclude<KeyStanding, 'registered'>, readonly [title: () => string, text: () => string]>> =
  {
    'not-yet': [m.key_not_yet_title, m.key_not_yet],
    'another-key': [m.key_another_title, m.key_another],
    ended: [m.key_ended_title, m.key_ended],
  }

/** The key on this device is not the register's: what to do until it is. */
export function WaitingForRegister(props: {
  readonly officerKey: KeptKey
  readonly standing: Exclude<KeyStanding, 'registered'>
  readonly store: RecordStore
  readonly onForgotten: () => void
}): JSX.Element {
  const { officerKey, standing, store, onForgotten } = props
  const [title, text] = WORDS[standing]
  return (
    <div class="page" data-problem={`key-${standing}`}>
      <Title lead={text()}>{title()}</Title>
      {standing === 'not-yet' && (
        <CopyBlock title={m.key_request_title()} hint={m.key_request_hint()} text={requestText(officerKey)} />
      )}
      {standing === 'not-yet' && (
        <div>
          <Button onClick={() => location.reload()}>{m.key_look_again()}</Button>
        </div>
      )}
      <RemoveKey {...{ officerKey, store }} onForgotten={onForgotten} />
    </div>
  )
}
