import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Fact } from '../components/fact.tsx'
import { HostName } from '../components/host-name.tsx'
import { ImitatedHost } from '../components/imitated-host.tsx'
import { InertBlock } from '../components/inert-block.tsx'
import { OpenLink } from '../components/open-link.tsx'
import { Page } from '../components/page.tsx'
import { StaleRegister } from '../components/stale-register.tsx'
import * as m from '../paraglide/messages.js'
import type { AddressCaution, RegisterAge } from '../scan/judge-code.ts'
import { useWallet } from '../state/app-context.ts'
import { cautionInWords } from '../words/public-codes.ts'

/** An address of somebody's: where it leads and what is odd about it. It takes two presses to open it. */
export function PlainAddress(props: {
  readonly href: string
  readonly host: string
  readonly twin: string | null
  readonly cautions: readonly AddressCaution[]
  readonly register: RegisterAge | null
  readonly again: JSX.Element
}): JSX.Element {
  const { navigation } = useWallet()
  const { href, host, twin, cautions, register, again } = props
  const [asking, setAsking] = useState(false)
  const { protocol, port } = new URL(href)
  const words = cautions.map(cautionInWords)
  return (
    <Page
      key="address"
      class="scanned"
      title={m.address_title()}
      onBack={navigation.back}
      actions={
        asking ? (
          <fieldset class="confirm" aria-label={m.address_open()}>
            <p>{m.address_sure()}</p>
            <div class="pair stacked">
              <Button kind="secondary" onClick={() => setAsking(false)}>
                {m.address_leave()}
              </Button>
              <OpenLink kind="secondary" href={href} label={m.address_go({ host })} />
            </div>
          </fieldset>
        ) : (
          <>
            {again}
            <Button kind="quiet" onClick={() => setAsking(true)}>
              {m.address_open()}
            </Button>
          </>
        )
      }
    >
      <p class="lead">{m.address_text()}</p>
      <dl class="facts">
        <Fact name={m.code_false_host()}>
          <bdi class="host scheme" dir="ltr">
            {`${protocol}//`}
          </bdi>
          <HostName host={host} beside={twin} />
          {port !== '' && <bdi class="host scheme">:{port}</bdi>}
        </Fact>
        <ImitatedHost twin={twin} host={host} />
      </dl>
      {twin !== null && <Notice tone="warning">{m.address_alike()}</Notice>}
      {words.length > 0 && (
        <ul class="points small-points">
          {words.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <StaleRegister register={register} />
      <section class="stack">
        <h2>{m.address_whole()}</h2>
        <InertBlock text={href} />
      </section>
    </Page>
  )
}
