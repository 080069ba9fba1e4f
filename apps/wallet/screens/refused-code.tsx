import type { PublicCodeReason } from '@hefu/standard'
import type { JSX } from 'preact'
import { Fact } from '../components/fact.tsx'
import { HostName } from '../components/host-name.tsx'
import { ImitatedHost } from '../components/imitated-host.tsx'
import { RefusedScan } from '../components/refused-scan.tsx'
import * as m from '../paraglide/messages.js'
import type { AddressCaution, RegisterAge } from '../scan/judge-code.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { cautionInWords, refusalInWords } from '../words/public-codes.ts'

/** A code that is made to be taken for the city's, with the host that it leads to beside the one that it imitates. */
export function RefusedCode(props: {
  readonly reason: PublicCodeReason
  readonly host: string
  readonly twin: string | null
  readonly cautions: readonly AddressCaution[]
  readonly text: string
  readonly register: RegisterAge | null
  readonly again: JSX.Element
}): JSX.Element {
  const { state } = useWallet()
  const { host, twin, cautions, ...scanned } = props
  const city = state.bundle ? inLanguage(state.bundle.name) : ''
  return (
    <RefusedScan
      {...scanned}
      {...refusalInWords(props.reason)}
      steps={[m.code_do_open(), m.code_do_pay(), m.code_do_tell({ city })]}
      notYou={m.code_not_you()}
    >
      <dl class="facts">
        <Fact name={m.code_false_host()}>
          <HostName host={host} beside={twin} />
        </Fact>
        <ImitatedHost twin={twin} host={host} />
      </dl>
      {cautions
        .filter((caution) => caution !== 'not-encrypted')
        .map((caution) => (
          <p key={caution}>{cautionInWords(caution)}</p>
        ))}
    </RefusedScan>
  )
}
