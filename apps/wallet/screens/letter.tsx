import { type CredentialTypeId, TYPES_BY_SIGN_IN } from '@hefu/standard'
import { Button, Choice, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { useDraft } from '../components/use-draft.ts'
import { needsHolder } from '../issuance/renew-or-plan.ts'
import * as m from '../paraglide/messages.js'
import { MAX_LETTER } from '../rights/city-people.ts'
import { deskOf } from '../rights/desk.ts'
import type { CaseKind } from '../rights/held.ts'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { presentLanguage } from '../words/languages.ts'
import { dayInCity } from '../words/times.ts'

/** An appeal, or a question about one's data: written here, kept sealed until it is sent, and answered by a date. */
export function LetterScreen(props: { readonly kind: CaseKind; readonly type: CredentialTypeId | null }): JSX.Element {
  const { app, state, wallet, navigation } = useWallet()
  const { kind } = props
  const [type, setType] = useState(props.type ?? TYPES_BY_SIGN_IN[0]?.id ?? ('' as CredentialTypeId))
  const { text, write, discard } = useDraft(kind, type)
  const [dueAt, setDueAt] = useState<number | null>(null)
  const [empty, setEmpty] = useState(false)
  const attempt = useAttempt()
  const over = text.length - MAX_LETTER
  const error = over > 0 ? m.letter_long({ count: over }) : empty && !text.trim() ? m.letter_empty() : undefined

  async function send(): Promise<void> {
    const sent = await deskOf(app, wallet).send({ kind, type, text: text.trim(), language: presentLanguage() })
    await discard()
    setDueAt(sent.dueAt)
  }

  const appeal = kind === 'appeal'
  if (dueAt !== null) {
    const date = dayInCity(dueAt, state.bundle?.utcOffsetMinutes ?? 0)
    return (
      <Page
        key="sent"
        title={m.letter_sent_title()}
        actions={
          <>
            <Button onClick={() => navigation.replace({ name: 'cases' })}>{m.held_cases()}</Button>
            <Button kind="secondary" onClick={navigation.back}>
              {m.done()}
            </Button>
          </>
        }
      >
        <p class="lead">{m.letter_sent({ date })}</p>
      </Page>
    )
  }
  const signIn = needsHolder(attempt.problem)
  return (
    <Page
      title={appeal ? m.letter_appeal_title() : m.letter_request_title()}
      onBack={navigation.back}
      held={attempt.busy}
      actions={
        signIn ? (
          <Button onClick={() => navigation.go({ name: 'sign-in', purpose: 'rights' })}>{m.sign_in_go()}</Button>
        ) : (
          <Button
            busy={attempt.busy}
            disabled={attempt.busy || over > 0}
            onClick={() => (text.trim() ? attempt.run(send) : setEmpty(true))}
          >
            {m.letter_send()}
          </Button>
        )
      }
    >
      <p>{appeal ? m.letter_appeal_text() : m.letter_request_text()}</p>
      {props.type === null ? (
        <Choice
          label={m.letter_which()}
          value={type}
          options={TYPES_BY_SIGN_IN.map(({ id }) => ({ value: id, title: cardName(id, state.bundle) }))}
          onChange={setType}
        />
      ) : (
        <h2>{cardName(type, state.bundle)}</h2>
      )}
      <TextField
        label={m.letter_label()}
        hint={m.letter_hint({ count: MAX_LETTER })}
        error={error}
        rows={props.type === null ? 6 : 9}
        value={text}
        onInput={write}
      />
      {attempt.failed && (signIn ? <p class="lead">{m.letter_sign_in()}</p> : <Problem code={attempt.problem} />)}
    </Page>
  )
}
