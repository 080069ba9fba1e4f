import { dayInCity, reasonInWords } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { AnswerForm } from './answer-form.tsx'
import type { ListedCase, OpenedCase } from './person-case.ts'

/** A case that was opened: what the person writes, what an appeal is against, and the answer that was given or is to be. */
export function OpenedView(props: {
  readonly id: string
  readonly opened: OpenedCase
  readonly status: ListedCase['status']
}): JSX.Element {
  const { id, opened, status } = props
  const { acts, session } = useConsole()
  const { text, language, kind, earlyEnd, answer } = opened
  const decided = earlyEnd && acts[earlyEnd.act]?.act
  const own = decided?.proposer === session.officer || decided?.approver === session.officer
  return (
    <>
      <section class="part">
        <h2>{m.case_text()}</h2>
        <blockquote class="letter" lang={language}>
          {text}
        </blockquote>
      </section>
      {kind === 'appeal' && <Against earlyEnd={earlyEnd} />}
      {status === 'answered' && (
        <section class="part">
          <h2>{m.case_given()}</h2>
          <blockquote class="letter" lang={language}>
            {answer}
          </blockquote>
        </section>
      )}
      {status === 'open' &&
        (own ? <Notice title={m.case_own_title()}>{m.case_own()}</Notice> : <AnswerForm id={id} opened={opened} />)}
    </>
  )
}

/** The decision that an appeal is against. */
function Against({ earlyEnd }: Pick<OpenedCase, 'earlyEnd'>): JSX.Element {
  const { offset } = useConsole()
  if (!earlyEnd) return <p class="small">{m.case_against_none()}</p>
  const { reason, act, decidedAt } = earlyEnd
  return (
    <section class="part">
      <h2>{m.case_against_title()}</h2>
      <p>
        {m.case_against({ date: dayInCity(decidedAt, offset), reason: reasonInWords(reason) })}{' '}
        <a href={addressOf(['log', String(act)])}>{m.case_act({ number: act })}</a>
      </p>
    </section>
  )
}
