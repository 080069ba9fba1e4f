import { addressOf, goTo, useAttempt } from '@hefu/app-browser/screens'
import type { ActBody } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { focusWrong } from '../components/focus-wrong.ts'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { propose } from '../register/desk.ts'
import { pendingAct } from '../register/pending-act.ts'
import { useConsole } from '../state/console-context.ts'
import { Consequences } from './consequences.tsx'

/** The form of an act: its fields, what it would do, and the signature. It leads on to the proposal. */
export function ActForm(props: {
  readonly children: ComponentChildren
  /** What the fields come to; null while they come to nothing. */
  readonly body: ActBody | null
  /** Whether everything is there to be signed. */
  readonly complete: boolean
  /** Somebody tried to sign what is not complete: the fields say what is missing. */
  readonly onTried: () => void
}): JSX.Element {
  const { children, body, complete, onTried } = props
  const { api, register, session, signer, clock, now: opened } = useConsole()
  const attempt = useAttempt()
  // Nobody signs what a rule refuses; the words say which.
  const refused =
    body !== null &&
    pendingAct(register.state, { body, proposer: session.officer, proposedAt: opened }, opened).refusal !== null
  const submit = (event: Event): void => {
    event.preventDefault()
    if (!body || !complete) {
      onTried()
      focusWrong()
      return
    }
    attempt.run(async () => {
      const now = Math.max(clock(), register.state.decidedAt)
      const { digest } = await propose(api, register.origin, body, signer, now)
      goTo(addressOf(['proposals', digest]))
    })
  }
  return (
    <form class="form" onSubmit={submit} noValidate>
      {children}
      {body && <Consequences body={body} />}
      <Problem code={attempt.problem} />
      <div class="part">
        <div>
          <Button type="submit" busy={attempt.busy} disabled={complete && refused}>
            {m.propose_go()}
          </Button>
        </div>
        <p class="small">{m.decide_passkey()}</p>
      </div>
    </form>
  )
}
