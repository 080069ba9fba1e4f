import type { IssuerKey } from '@hefu/standard'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { addressOf } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'
import { propose } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { weeksInWords } from './key-in-words.ts'

/** Proposes a key that the city has ready, so that the register has it before its first week comes. */
export function ProposeKey({ issuerKey }: { readonly issuerKey: IssuerKey }): JSX.Element {
  const { api, register, signer, clock } = useConsole()
  const [digest, setDigest] = useState<string | null>(null)
  const { busy, problem, run } = useAttempt()
  if (digest) {
    return (
      <div role="status">
        <Notice
          title={m.keys_proposed_title()}
          action={<a href={addressOf(['proposals', digest])}>{m.case_lift_link()}</a>}
        >
          {m.keys_proposed()}
        </Notice>
      </div>
    )
  }
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
