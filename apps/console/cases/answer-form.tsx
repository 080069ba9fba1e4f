import { addressOf, useAttempt } from '@hefu/app-browser/screens'
import { Button, Choice, Notice, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { answerCase, proposeLift } from './case-client.ts'
import type { OpenedCase } from './person-case.ts'

/** What became of an answer: it is with the person, or the lift of an end waits for a second officer. */
type Sent = { readonly sent: 'answer' } | { readonly sent: 'lift'; readonly digest: string }

type Outcome = 'dismiss' | 'lift'
type Missing = 'outcome' | 'text' | 'shorter'

/** Characters that the city takes. */
const LONGEST = 4000
const TEXT_ERRORS: Partial<Readonly<Record<Missing, () => string>>> = {
  text: m.case_answer_missing,
  shorter: m.case_answer_long,
}

/** An officer's answer: a text, and for an appeal whether the end stands. To take it back is signed, and needs a second officer. */
export function AnswerForm({ id, opened }: { readonly id: string; readonly opened: OpenedCase }): JSX.Element {
  const console = useConsole()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<Missing | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const { busy, problem, run } = useAttempt()
  if (sent) return <SentNotice sent={sent} />
  const { kind, type, earlyEnd } = opened
  const decides = kind === 'appeal' && earlyEnd !== null
  const send = async (): Promise<void> => {
    if (earlyEnd && outcome === 'lift') {
      const digest = await proposeLift(console, id, { type, reason: earlyEnd.reason, answer: text.trim() })
      return setSent({ sent: 'lift', digest })
    }
    await answerCase(console, id, { outcome: kind === 'appeal' ? 'dismissed' : 'answered', text: text.trim() })
    setSent({ sent: 'answer' })
  }
  const lacks = (): Missing | null => {
    if (decides && !outcome) return 'outcome'
    if (text.trim() === '') return 'text'
    return text.trim().length > LONGEST ? 'shorter' : null
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    const wrong = lacks()
    setMissing(wrong)
    if (!wrong) run(send)
  }
  return (
    <form class="part form" onSubmit={submit} noValidate>
      <h2>{m.case_answer_title()}</h2>
      {decides && (
        <Choice
          label={m.case_outcome()}
          value={outcome}
          onChange={setOutcome}
          options={[
            { value: 'dismiss', title: m.case_dismiss(), hint: m.case_dismiss_hint() },
            { value: 'lift', title: m.case_lift(), hint: m.case_lift_hint() },
          ]}
        />
      )}
      <p class="field-error" role="alert">
        {missing === 'outcome' && m.case_outcome_missing()}
      </p>
      <TextField
        label={m.case_answer_text()}
        hint={m.case_answer_hint()}
        error={missing ? TEXT_ERRORS[missing]?.() : undefined}
        rows={6}
        value={text}
        onInput={setText}
      />
      <Problem code={problem} />
      <div>
        <Button type="submit" busy={busy}>
          {outcome === 'lift' ? m.case_lift_send() : m.case_answer_send()}
        </Button>
      </div>
    </form>
  )
}

function SentNotice({ sent }: { readonly sent: Sent }): JSX.Element {
  return (
    <div class="part" role="status">
      {sent.sent === 'answer' ? (
        <Notice title={m.case_sent_title()} action={<a href={addressOf(['cases'])}>{m.case_all()}</a>}>
          {m.case_sent()}
        </Notice>
      ) : (
        <Notice
          title={m.case_lift_sent_title()}
          action={<a href={addressOf(['early-end', sent.digest])}>{m.case_lift_link()}</a>}
        >
          {m.case_lift_sent()}
        </Notice>
      )}
    </div>
  )
}
