import { Button, Working } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import type { Held } from '../rights/held.ts'
import { useWallet } from '../state/app-context.ts'
import { needsHolder } from '../state/chores.ts'
import { Page } from './page.tsx'
import { Problem } from './problem.tsx'
import { useDesk } from './use-desk.ts'

/** A screen of what the city holds: while it is asked, when it does not answer, and when only a new sign-in helps. */
export function Asked(props: {
  readonly title: string
  readonly actions?: (held: Held) => ComponentChildren
  readonly children: (held: Held, at: number) => ComponentChildren
}): JSX.Element {
  const { navigation } = useWallet()
  const { held, at, desk, attempt } = useDesk()
  const { title, actions, children } = props
  const signIn = needsHolder(attempt.problem)
  const again = signIn ? (
    <Button onClick={() => navigation.go({ name: 'sign-in', purpose: 'rights' })}>{m.sign_in_go()}</Button>
  ) : (
    <Button onClick={() => attempt.run(desk.load)}>{m.retry()}</Button>
  )
  return (
    <Page title={title} onBack={navigation.back} actions={attempt.failed && !held ? again : held && actions?.(held)}>
      {held && children(held, at)}
      {!held && attempt.busy && <Working label={m.held_asking()} />}
      {!held &&
        attempt.failed &&
        (signIn ? <p class="lead">{m.held_sign_in()}</p> : <Problem code={attempt.problem} />)}
    </Page>
  )
}
