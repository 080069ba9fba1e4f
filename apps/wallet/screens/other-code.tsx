import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import type { ScannedCode } from '../scan/scanned-code.ts'
import { useWallet } from '../state/app-context.ts'

/** A code that is no request: what it is, unopened. */
export function OtherCode(props: {
  readonly code: Exclude<ScannedCode, { kind: 'request' }>
  readonly onAgain: () => void
}): JSX.Element {
  const { navigation } = useWallet()
  const { code, onAgain } = props
  return (
    <Page
      title={m.other_title()}
      onBack={navigation.home}
      actions={<Button onClick={onAgain}>{m.scan_again()}</Button>}
    >
      {code.kind === 'pass' && <p class="lead">{m.other_pass()}</p>}
      {code.kind === 'link' && <p class="lead">{m.other_link({ host: code.host })}</p>}
      {code.kind === 'text' && <p class="lead">{m.other_text()}</p>}
      {code.kind !== 'pass' && (
        <p class="code-text" data-testid="code-text">
          {code.text}
        </p>
      )}
    </Page>
  )
}
