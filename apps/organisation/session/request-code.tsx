import type { CityApi } from '@hefu/app-browser/city-api'
import { type Clock, SLOT_SECONDS } from '@hefu/standard'
import { Button, Ring, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { CodePaper } from '../components/code-paper.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useRequest } from './use-request.ts'

/** What a wallet is to scan, as large as a pass, with the time that is left of it. */
export function RequestCode(props: {
  readonly api: CityApi
  readonly clock: Clock
  readonly walletUrl: string | null
}): JSX.Element {
  const { api, clock, walletUrl } = props
  const { asked, left, resting, problem, again } = useRequest(api, clock)
  if (problem) return <Problem code={problem} onRetry={again} />
  if (resting) {
    return (
      <section class="code-rest">
        <p>{m.request_resting()}</p>
        <Button kind="secondary" onClick={again}>
          {m.request_again()}
        </Button>
      </section>
    )
  }
  if (!asked) {
    return (
      <div class="code-rest">
        <Working label={m.request_asking()} />
      </div>
    )
  }
  const way = walletUrl !== null && (
    <a class="button secondary" href={`${walletUrl}/#request=${encodeURIComponent(asked.request)}`}>
      {m.request_same_phone()}
    </a>
  )
  return (
    <CodePaper text={asked.request} label={m.request_code()} file="hefu-request.png" way={way}>
      <Ring left={Math.min(left, SLOT_SECONDS)} of={SLOT_SECONDS} />
      <p class="small">{m.request_renews()}</p>
    </CodePaper>
  )
}
