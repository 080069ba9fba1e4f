import type { CityApi } from '@hefu/app-browser/city-api'
import type { OpenRegister } from '@hefu/app-browser/register'
import { useAttempt } from '@hefu/app-browser/screens'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import { type KeptKey, withPrivateKey } from '../officer-key/kept-key.ts'
import * as m from '../paraglide/messages.js'
import { KeyOwner } from './key-owner.tsx'
import { type OfficerSession, openSession } from './session.ts'

/** Back from the directory: the second half, a signature of the officer's own key. */
export function Confirm(props: {
  readonly opened: OpenRegister
  readonly api: CityApi
  readonly random: (length: number) => Uint8Array
  readonly officerKey: KeptKey
  readonly accessToken: string
  readonly onSignedIn: (session: OfficerSession) => void
  /** To the directory once more, with another account. */
  readonly onAgain: () => void
}): JSX.Element {
  const { opened, api, random, officerKey, accessToken, onSignedIn, onAgain } = props
  const attempt = useAttempt()
  const confirm = async (): Promise<void> => {
    const signing = <Result,>(use: (privateKey: CryptoKey) => Promise<Result>): Promise<Result> =>
      withPrivateKey({ random }, officerKey, use)
    const { origin } = opened.register
    onSignedIn(await openSession(api, { accessToken, origin, key: officerKey, signing }))
  }
  return (
    <>
      <Title lead={m.confirm_lead()}>{m.confirm_title()}</Title>
      <Problem code={attempt.problem} />
      <KeyOwner officerKey={officerKey} />
      <div class="buttons">
        <Button busy={attempt.busy} onClick={() => attempt.run(confirm)}>
          {m.confirm_go()}
        </Button>
        <Button kind="secondary" onClick={onAgain}>
          {m.confirm_other()}
        </Button>
      </div>
    </>
  )
}
