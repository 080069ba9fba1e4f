import { loadCurve } from '@hefu/bbs'
import { SLOT_SECONDS } from '@hefu/standard'
import { Button, Working } from '@hefu/ui'
import { type Asked, answerRequest, type HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { PassView } from '../components/pass-view.tsx'
import { historyEntry, remember } from '../history/history.ts'
import * as m from '../paraglide/messages.js'
import { useSeconds } from '../showing/use-seconds.ts'
import { useWallet } from '../state/app-context.ts'
import { attributeNames } from '../words/attributes.ts'
import { inLanguage, listed } from '../words/languages.ts'
import { Declined } from './declined.tsx'

/** The answer to a request, for one slot; it is never made twice. */
export function Answer(props: {
  readonly asked: Asked
  /** What the holder agreed to show it from. */
  readonly credential: HeldCredential
  readonly onAgain: () => void
}): JSX.Element {
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

type Answered =
  | { readonly outcome: 'pass'; readonly text: string; readonly until: number }
  | { readonly outcome: 'none' }

/** Makes the answer once, and writes into the history that it was shown. */
function useAnswer(asked: Asked, credential: HeldCredential): Answered | null {
  const { app, state, wallet } = useWallet()
  const [answered, setAnswered] = useState<Answered | null>(null)
  useEffect(() => {
    const { bundle } = state
    if (!bundle) return
    void loadCurve().then(async () => {
      const now = app.clock()
      const { history } = wallet.holdings.get()
      const answer = answerRequest({ asked, credentials: [credential], bundle, now }, app.random)
      if (answer.outcome === 'refused') return setAnswered({ outcome: 'none' })
      setAnswered({ outcome: 'pass', text: answer.text, until: now + SLOT_SECONDS })
      const { service, type, request } = asked
      const entry = historyEntry({ service, type, disclosed: request.indexes, kind: 'answer', now })
      await wallet.setHistory(remember(history, entry))
    })
  }, [asked])
  return answered
}
