import { useAttempt } from '@hefu/app-browser/screens'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import type { DecidedAct } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { approveEnd, type WaitingEnd } from './early-end-client.ts'
import { PersonField } from './person-field.tsx'

/** The second officer's half: for an early end the person from their own file, and a signature. */
export function ApproveForm(props: {
  readonly waiting: WaitingEnd
  readonly onApproved: (act: DecidedAct) => void
}): JSX.Element {
  const { waiting, onApproved } = props
  const console = useConsole()
  const [subject, setSubject] = useState('')
  const [missing, setMissing] = useState(false)
  const { busy, problem, run } = useAttempt()
  const ends = waiting.proposal.body.kind === 'early-end'
  const submit = (event: Event): void => {
    event.preventDefault()
    const entered = subject.trim()
    setMissing(ends && entered === '')
    if (ends && entered === '') return
    run(async () => onApproved(await approveEnd(console, waiting, ends ? entered : null)))
  }
  return (
    <form class="part form" onSubmit={submit} noValidate>
      {ends && (
        <PersonField value={subject} onInput={setSubject} error={missing ? m.end_person_missing() : undefined} />
      )}
      <Problem code={problem} />
      <div>
        <Button type="submit" busy={busy}>
          {m.end_approve()}
        </Button>
      </div>
    </form>
  )
}
