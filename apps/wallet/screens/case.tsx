import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Asked } from '../components/asked.tsx'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { Fact } from '../components/fact.tsx'
import { Problem } from '../components/problem.tsx'
import { useDesk } from '../components/use-desk.ts'
import * as m from '../paraglide/messages.js'
import type { HeldCase } from '../rights/held.ts'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { kindInWords, outcomeInWords } from '../words/rights.ts'
import { dayInCity } from '../words/times.ts'

/** One appeal or request: what was written, until when it is answered, and the answer. */
export function CaseScreen({ id }: { readonly id: string }): JSX.Element {
  return (
    <Asked title={m.held_cases()}>
      {({ cases }) => {
        const found = cases.find((each) => each.id === id)
        return found ? <Case of={found} /> : <p class="lead">{m.case_gone()}</p>
      }}
    </Asked>
  )
}

function Case({ of }: { readonly of: HeldCase }): JSX.Element {
  const { app, state, navigation } = useWallet()
  const { desk, attempt } = useDesk()
  const offset = state.bundle?.utcOffsetMinutes ?? 0
  const day = (seconds: number): string => dayInCity(seconds, offset)
  const { id, kind, type, openedAt, dueAt, text, status, outcome, answer, answeredAt } = of
  const open = status === 'open'
  const overdue = open && dueAt < app.clock()
  const withdraw = async (): Promise<void> => {
    await desk.withdraw(id)
    navigation.back()
  }
  return (
    <>
      <h2>{m.case_of({ kind: kindInWords(kind), card: cardName(type, state.bundle) })}</h2>
      {overdue && (
        <Notice tone="fault" title={m.case_overdue({ date: day(dueAt) })}>
          {m.case_overdue_text()}
        </Notice>
      )}
      {open && !overdue && <Notice>{m.case_due({ date: day(dueAt) })}</Notice>}
      {!open && (
        <section data-testid="answer">
          <h2>{outcomeInWords(outcome)}</h2>
          {answer && <p class="code-text letter">{answer}</p>}
        </section>
      )}
      <section>
        <h2>{m.case_yours()}</h2>
        <p class="code-text letter">{text}</p>
      </section>
      <dl class="facts">
        <Fact name={m.case_sent()}>{day(openedAt)}</Fact>
        {answeredAt !== null && <Fact name={m.case_answered_on()}>{day(answeredAt)}</Fact>}
      </dl>
      {open && (
        <ConfirmDelete
          label={m.case_withdraw()}
          text={m.case_withdraw_text()}
          onDelete={async () => attempt.run(withdraw)}
        />
      )}
      {attempt.failed && <Problem code={attempt.problem} />}
    </>
  )
}
