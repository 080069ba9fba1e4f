import { createFetcher, type RecordStore } from '@hefu/app-browser'
import { type OpenRegister, presentLanguage } from '@hefu/app-browser/register'
import { useAttempt } from '@hefu/app-browser/screens'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import type { KeptKey } from '../officer-key/kept-key.ts'
import { RemoveKey } from '../officer-key/remove-key.tsx'
import * as m from '../paraglide/messages.js'
import { goToDirectory } from './directory.ts'
import { KeyOwner } from './key-owner.tsx'

/** The key is here and the register knows it: first the account of the directory. */
export function ToDirectory(props: {
  readonly opened: OpenRegister
  readonly store: RecordStore
  readonly officerKey: KeptKey
  /** What went wrong there the last time. */
  readonly problem: string | null
  readonly onForgotten: () => void
}): JSX.Element {
  const { opened, store, officerKey, problem, onForgotten } = props
  const attempt = useAttempt()
  const fetcher = createFetcher({ fetch: (url, init) => fetch(url, init), isOnline: () => navigator.onLine })
  return (
    <>
      <Title lead={m.sign_in_lead()}>{m.sign_in_title()}</Title>
      <Problem code={attempt.problem ?? problem} />
      <KeyOwner officerKey={officerKey} />
      <div class="buttons">
        <Button
          busy={attempt.busy}
          onClick={() => attempt.run(() => goToDirectory(opened.config, fetcher, presentLanguage()))}
        >
          {m.sign_in_go()}
        </Button>
      </div>
      <RemoveKey {...{ officerKey, store }} onForgotten={onForgotten} />
    </>
  )
}
