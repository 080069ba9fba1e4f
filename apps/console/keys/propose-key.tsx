import { useAttempt } from '@hefu/app-browser/screens'
import type { IssuerKey } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { propose } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { weeksInWords } from './key-in-words.ts'
import { ProposedNotice } from './proposed-notice.tsx'

/** Proposes a key that the city has ready, so that the register has it before its first week comes. */
export function ProposeKey(props: { readonly issuerKey: IssuerKey; readonly waiting: string | null }): JSX.Element {
  const { issuerKey, waiting } = props
  const { api, register, signer, clock } = useConsole()
  const [digest, setDigest] = useState(waiting)
  const { busy, problem, run } = useAttempt()
  if (digest) return <ProposedNotice digest={digest}>{m.keys_proposed()}</ProposedNotice>
  const begin = (): void =>
    run(async () => {
      const { issuer, type, publicKey, firstEpoch, lastEpoch } = issuerKey
      const key = { issuer, type, publicKey, firstEpoch, lastEpoch }
      setDigest((await propose(api, register.origin, { kind: 'issuer-key', key }, signer, clock())).digest)
    })
  return (
    <>
      <Problem code={problem} />
      <div>
        <Button kind="secondary" busy={busy} onClick={begin}>
          {m.keys_propose({ weeks: weeksInWords(issuerKey) })}
        </Button>
      </div>
    </>
  )
}
