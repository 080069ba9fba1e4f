import { decodeGrantCode, type GrantCode, StandardError } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { AfterRedeeming } from '../components/after-redeeming.tsx'
import { BeforeRedeeming } from '../components/before-redeeming.tsx'
import { Fact } from '../components/fact.tsx'
import { MandateFacts } from '../components/mandate-facts.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { UpdateRegister } from '../components/stale-register.tsx'
import { latestMandates, ofLine } from '../lines/latest-lines.ts'
import { promiseOfGrant } from '../lines/promise.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { mandateInWords } from '../words/mandates.ts'
import { Redeem } from './redeem.tsx'

type Redeeming =
  | { readonly at: 'offered' }
  | { readonly at: 'under-way' }
  | { readonly at: 'done'; readonly held: HeldCredential }

/** The code of a grant: who grants what redeeming it does, and nothing is asked of the city before the holder wishes it. */
export function Grant({ text, onAgain }: { readonly text: string; readonly onAgain: () => void }): JSX.Element {
  const { state, holdings, navigation } = useWallet()
  const [redeeming, setRedeeming] = useState<Redeeming>({ at: 'offered' })
  const { bundle } = state
  const code = readGrant(text)
  const again = <Button onClick={onAgain}>{m.scan_again()}</Button>
  if (typeof code === 'string') {
    return (
      <Page key="unread" title={m.grant_unread_title()} onBack={navigation.back} actions={again}>
        <p class="lead">{code === 'unknown-version' ? m.grant_newer() : m.grant_unread()}</p>
      </Page>
    )
  }
  if (!bundle) {
    return (
      <Page key="no-register" title={m.grant_title()} onBack={navigation.back} actions={again}>
        <Problem code="offline" />
        <UpdateRegister />
      </Page>
    )
  }
  if (code.origin !== bundle.origin) {
    return (
      <Page key="other-city" title={m.grant_title()} onBack={navigation.back} actions={again}>
        <Problem code="other-city" />
      </Page>
    )
  }
  if (redeeming.at === 'under-way') {
    return (
      <Redeem
        promised={[promiseOfGrant(code)]}
        title={m.grant_title()}
        underWay={m.grant_under_way()}
        onDone={([held]) => held && setRedeeming({ at: 'done', held })}
        onBack={navigation.home}
      />
    )
  }
  const held = redeeming.at === 'done' ? redeeming.held : latestMandates(ofLine(holdings.credentials, code.grant))[0]
  if (held) return <Redeemed held={held} isNew={redeeming.at === 'done'} />
  return (
    <BeforeRedeeming title={m.grant_title()} go={m.grant_redeem()} onGo={() => setRedeeming({ at: 'under-way' })}>
      <p class="lead">{m.grant_lead()}</p>
      <dl class="facts">
        <Fact name={m.mandate_id()}>
          <bdi class="host">{code.organisation}</bdi>
        </Fact>
        <Fact name={m.grant_city()}>{inLanguage(bundle.name)}</Fact>
      </dl>
      <section>
        <h2>{m.grant_does()}</h2>
        <ul class="points small-points">
          <li>{m.grant_does_once()}</li>
          <li>{m.grant_does_unnamed()}</li>
          <li>{m.grant_does_renew()}</li>
          <li>{m.grant_does_show()}</li>
        </ul>
      </section>
    </BeforeRedeeming>
  )
}

/** The mandate that has come of it, now or before. */
function Redeemed({ held, isNew }: { readonly held: HeldCredential; readonly isNew: boolean }): JSX.Element {
  const { organisation } = mandateInWords(held)
  return (
    <AfterRedeeming title={isNew ? m.grant_done_title() : m.grant_held_title()}>
      <p class="lead">{isNew ? m.grant_done() : m.grant_held()}</p>
      <article class="card" data-testid="mandate">
        <p class="small">{m.mandate_card()}</p>
        <h2>
          <bdi>{organisation}</bdi>
        </h2>
        <MandateFacts of={held} />
      </article>
    </AfterRedeeming>
  )
}

function readGrant(text: string): GrantCode | 'malformed' | 'unknown-version' {
  try {
    return decodeGrantCode(text)
  } catch (error) {
    if (!(error instanceof StandardError)) throw error
    return error.code === 'unknown-version' ? 'unknown-version' : 'malformed'
  }
}
