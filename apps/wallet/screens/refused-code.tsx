import type { PublicCodeReason } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Fact } from '../components/fact.tsx'
import { HostName } from '../components/host-name.tsx'
import { InertBlock } from '../components/inert-block.tsx'
import { Page } from '../components/page.tsx'
import { StaleRegister } from '../components/stale-register.tsx'
import * as m from '../paraglide/messages.js'
import type { AddressCaution, RegisterAge } from '../scan/judge-code.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { cautionInWords, refusalInWords } from '../words/public-codes.ts'

/** A code that is made to be taken for the city's: what is wrong, whose fault it is not, what to do now. There is no way to open it from here. */
export function RefusedCode(props: {
  readonly reason: PublicCodeReason
  readonly host: string
  readonly twin: string | null
  readonly cautions: readonly AddressCaution[]
  readonly text: string
  readonly register: RegisterAge | null
  readonly again: JSX.Element
}): JSX.Element {
  const { state, navigation } = useWallet()
  const { reason, host, twin, cautions, text, register, again } = props
  const { title, wrong } = refusalInWords(reason)
  const city = state.bundle ? inLanguage(state.bundle.name) : ''
  return (
    <Page key="refused" class="scanned" title={title} onBack={navigation.back} actions={again}>
      <div data-problem={reason}>
        <Notice tone="warning">{wrong}</Notice>
      </div>
      <dl class="facts">
        <Fact name={m.code_false_host()}>
          <HostName host={host} beside={twin} />
        </Fact>
        {twin !== null && (
          <Fact name={m.code_real_host()}>
            <HostName host={twin} beside={host} />
            <br />
            <span class="small">{m.code_marked()}</span>
          </Fact>
        )}
      </dl>
      {cautions
        .filter((caution) => caution !== 'not-encrypted')
        .map((caution) => (
          <p key={caution}>{cautionInWords(caution)}</p>
        ))}
      <section>
        <h2>{m.code_do()}</h2>
        <ul class="points small-points">
          <li>{m.code_do_open()}</li>
          <li>{m.code_do_pay()}</li>
          <li>{m.code_do_tell({ city })}</li>
        </ul>
      </section>
      <p>{m.code_not_you()}</p>
      <StaleRegister register={register} />
      <details class="raw">
        <summary>{m.code_scanned()}</summary>
        <div class="stack">
          <InertBlock text={text} />
        </div>
      </details>
    </Page>
  )
}
