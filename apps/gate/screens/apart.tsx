import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import type { AppErrorCode } from '../error.ts'
import * as m from '../paraglide/messages.js'

/** Another tab of this device has the gate. */
export function Elsewhere(): JSX.Element {
  return (
    <Page title={m.elsewhere_title()}>
      <p class="lead">{m.elsewhere()}</p>
      <Button wide onClick={() => location.reload()}>
        {m.elsewhere_here()}
      </Button>
    </Page>
  )
}

/** The browser keeps nothing: a gate that forgets what it admitted would be none. */
export function NoStorage(): JSX.Element {
  return (
    <Page title={m.problem_storage_title()}>
      <p class="lead">{m.problem_storage()}</p>
    </Page>
  )
}

/** The engine does not work. */
export function Fault({ code }: { readonly code: AppErrorCode }): JSX.Element {
  return (
    <Page title={m.closed_word()}>
      <Problem code={code} />
      <Button wide onClick={() => location.reload()}>
        {m.reload()}
      </Button>
    </Page>
  )
}
