import { SLOT_SECONDS } from '@hefu/standard'
import { Button, Working } from '@hefu/ui'
import type { Asked, HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { Page } from '../components/page.tsx'
import { PassView } from '../components/pass-view.tsx'
import * as m from '../paraglide/messages.js'
import { type Answered, makeAnswer } from '../showing/make-answer.ts'
import { useSeconds } from '../showing/use-seconds.ts'
import { useWallet } from '../state/app-context.ts'
import { attributeNames } from '../words/attributes.ts'
import { inLanguage, listed } from '../words/languages.ts'
import { Declined } from './declined.tsx'

/** It brings what sending needs; most services take an answer by their camera. */
const SendAnswer = lazyScreen(async () => (await import('./send-answer.tsx')).SendAnswer)

interface AnswerProps {
  readonly asked: Asked
  /** What the holder agreed to show it from. */
  readonly credential: HeldCredential
  readonly onAgain: () => void
}

/** The answer to a request: on the screen, or sent where its service takes answers over the network. */
export function Answer(props: AnswerProps): JSX.Element {
  const { navigation } = useWallet()
  const { asked, credential } = props
  const { answersAt } = asked.service
  const [how, setHow] = useState<'send' | 'show' | 'none'>(answersAt === undefined ? 'show' : 'send')
  if (how === 'none') return <Declined onDone={navigation.home} />
  if (how === 'show' || answersAt === undefined) return <ShownAnswer {...props} />
  return (
    <SendAnswer {...{ asked, credential, answersAt }} onShow={() => setHow('show')} onNone={() => setHow('none')} />
  )
}

/** An answer for one slot; it is never made twice. */
function ShownAnswer(props: AnswerProps): JSX.Element {
  const { asked, credential, onAgain } = props
  const { app, navigation } = useWallet()
  const answer = useAnswer(asked, credential)
  const now = useSeconds(app.clock)
  const { service, type, request } = asked
  const home = navigation.home
  if (answer?.outcome === 'none') return <Declined onDone={home} />
  const left = answer ? answer.until - now : SLOT_SECONDS
  if (left <= 0) {
    return (
      <Page
        title={m.answer_ended_title()}
        onBack={home}
        actions={
          <>
            <Button onClick={home}>{m.done()}</Button>
            <Button kind="secondary" onClick={onAgain}>
              {m.scan_again()}
            </Button>
          </>
        }
      >
        <p class="lead">{m.answer_ended_text()}</p>
      </Page>
    )
  }
  const names = attributeNames(type, request.indexes)
  return (
    <Page
      class="home"
      title={inLanguage(service.name)}
      subtitle={names.length > 0 ? m.pass_learns({ attributes: listed(names) }) : m.pass_nothing()}
      actions={<Button onClick={home}>{m.done()}</Button>}
    >
      {answer ? (
        <PassView
          text={answer.text}
          label={m.pass_code({ service: inLanguage(service.name) })}
          secondsLeft={Math.min(SLOT_SECONDS, left)}
        />
      ) : (
        <Working label={m.working()} />
      )}
    </Page>
  )
}

/** Makes the answer once. */
function useAnswer(asked: Asked, credential: HeldCredential): Answered | null {
  const { app, state, wallet } = useWallet()
  const [answered, setAnswered] = useState<Answered | null>(null)
  useEffect(() => {
    const { bundle } = state
    if (!bundle) return
    void makeAnswer(asked, credential, { wallet, bundle, random: app.random, now: app.clock() }).then(setAnswered)
  }, [asked])
  return answered
}
