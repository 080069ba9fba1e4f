import type { CityApi } from '@hefu/app-browser/city-api'
import { addressOf, goTo, matchPath, queryOf, useAttempt, useHash } from '@hefu/app-browser/screens'
import type { Clock } from '@hefu/standard'
import { Button, Notice, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { Answer } from './answer.tsx'
import { RequestCode } from './request-code.tsx'
import { type Acting, fetchAnswer } from './session.ts'
import { signInFor } from './sign-in-for.ts'

/** Signing in: this page asks, the wallet answers, this page reads the answer. An address may say for which organisation alone (`?for=ID`). */
export function SignIn(props: {
  readonly api: CityApi
  readonly clock: Clock
  /** Where the wallet is, for who has it on the same phone; null where nobody says. */
  readonly walletUrl: string | null
  /** Whether somebody was signed in before, and is no more. */
  readonly isOver: boolean
  readonly onSignedIn: (acting: Acting) => void
}): JSX.Element {
  const { api, clock, walletUrl, isOver, onSignedIn } = props
  const hash = useHash()
  const named = queryOf(hash).get('for') ?? ''
  const [organisation, setOrganisation] = useState(named)
  const [isAnswering, setAnswering] = useState(false)
  const attempt = useAttempt()
  const begin = (): void => {
    setAnswering(false)
    attempt.run(async () => {})
  }
  const read = (text: string): void => {
    setAnswering(false)
    attempt.run(async () => onSignedIn(await signInFor(api, organisation.trim(), text)))
  }
  const code = matchPath('answered/:code', hash)?.code
  useEffect(() => {
    if (code === undefined) return
    goTo(addressOf([]))
    attempt.run(async () => onSignedIn(await signInFor(api, '', await fetchAnswer(api, code))))
  }, [code])
  if (isAnswering) return <Answer onText={read} onBack={begin} />
  return (
    <>
      <Title lead={m.sign_in_lead()}>{m.sign_in_title()}</Title>
      <Problem code={attempt.problem} />
      {isOver && !attempt.problem && <Notice title={m.problem_over_title()}>{m.problem_over()}</Notice>}
      <div class="sign-in">
        <RequestCode {...{ api, clock, walletUrl }} />
        <div class="part">
          <ol class="steps">
            <li>{m.sign_in_step_scan()}</li>
            <li>{m.sign_in_step_choose()}</li>
            <li>{m.sign_in_step_show()}</li>
          </ol>
          <div class="buttons">
            <Button busy={attempt.busy} onClick={() => setAnswering(true)}>
              {m.sign_in_answer()}
            </Button>
          </div>
          <details class="more" open={named !== ''}>
            <summary>{m.sign_in_one()}</summary>
            <TextField
              label={m.sign_in_number()}
              hint={m.sign_in_number_hint()}
              value={organisation}
              onInput={setOrganisation}
            />
          </details>
          <details class="more">
            <summary>{m.sign_in_none()}</summary>
            <p class="small">{m.sign_in_none_text()}</p>
          </details>
        </div>
      </div>
    </>
  )
}
