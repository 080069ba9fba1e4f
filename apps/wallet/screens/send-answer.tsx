import { Button, Notice, Working } from '@hefu/ui'
import type { Asked, HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Fact } from '../components/fact.tsx'
import { HostName } from '../components/host-name.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import * as m from '../paraglide/messages.js'
import { type Answered, makeAnswer } from '../showing/make-answer.ts'
import { sendAnswer } from '../showing/send-answer.ts'
import { useWallet } from '../state/app-context.ts'
import { attributeNames } from '../words/attributes.ts'
import { inLanguage, listed } from '../words/languages.ts'

/**
 * Sends an answer to where its service takes answers, or leads to its code on the screen. Nothing leaves the device while a code is on the screen, so
 * it is the one or the other.
 */
export function SendAnswer(props: {
  readonly asked: Asked
  readonly credential: HeldCredential
  readonly answersAt: string
  readonly onShow: () => void
  readonly onNone: () => void
}): JSX.Element {
  const { app, wallet, navigation } = useWallet()
  const { asked, credential, answersAt, onShow, onNone } = props
  const { service, type, request } = asked
  const [sent, setSent] = useState<{ readonly next: string | null } | null>(null)
  const made = useRef<Answered | null>(null)
  const attempt = useAttempt()
  const host = new URL(answersAt).host
  async function send(): Promise<void> {
    const { bundle } = await app.requireTrust()
    // What was lost on the way is sent once more as it was, for as long as it is good.
    const kept = made.current?.outcome === 'pass' && app.clock() < made.current.until ? made.current : null
    const answer =
      kept ?? (await makeAnswer(asked, credential, { wallet, bundle, random: app.random, now: app.clock() }))
    made.current = answer
    if (answer.outcome === 'none') return onNone()
    setSent({ next: await sendAnswer(answersAt, answer.text, app.network) })
  }
  const names = attributeNames(type, request.indexes)
  const learns = names.length > 0 ? m.pass_learns({ attributes: listed(names) }) : m.pass_nothing()
  if (sent) {
    return (
      <Page
        key="sent"
        title={m.answer_sent_title()}
        onBack={navigation.home}
        actions={
          <>
            {sent.next !== null && (
              <a class="button wide" href={sent.next} data-testid="answer-next">
                {m.answer_next({ host })}
              </a>
            )}
            <Button kind={sent.next === null ? 'primary' : 'secondary'} onClick={navigation.home}>
              {m.done()}
            </Button>
          </>
        }
      >
        <p class="lead">{m.answer_sent({ service: inLanguage(service.name) })}</p>
        <p>{learns}</p>
      </Page>
    )
  }
  return (
    <Page
      key="send"
      title={inLanguage(service.name)}
      subtitle={learns}
      onBack={navigation.home}
      actions={
        <>
          <Button busy={attempt.busy} disabled={attempt.busy} onClick={() => attempt.run(send)}>
            {attempt.busy ? m.answer_sending() : attempt.failed ? m.retry() : m.answer_send()}
          </Button>
          <Button kind="secondary" disabled={attempt.busy} onClick={onShow}>
            {m.answer_show()}
          </Button>
        </>
      }
    >
      <p class="lead">{m.answer_send_lead()}</p>
      <dl class="facts">
        <Fact name={m.answer_goes_to()}>
          <HostName host={host} />
        </Fact>
        <Fact name={m.detail_operator()}>{inLanguage(service.operator)}</Fact>
      </dl>
      {attempt.busy && <Working label={m.answer_sending()} />}
      {attempt.failed && <Problem code={attempt.problem} />}
      {!attempt.failed && !attempt.busy && <Notice>{m.answer_send_hint()}</Notice>}
    </Page>
  )
}
