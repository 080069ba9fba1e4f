import type { BrowserErrorCode } from '@hefu/app-browser'
import { problemInWords } from '@hefu/app-browser/register'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'

/** No register to work on: why, whose fault it is not, what to do; with an alarm the note that proves it. */
export function Failed(props: {
  readonly code: BrowserErrorCode
  readonly evidence: string | null
  readonly onRetry: () => void
}): JSX.Element {
  const { code, evidence, onRetry } = props
  const { title, text } = problemInWords(code)
  return (
    <>
      <Title>{m.failed_title()}</Title>
      <div data-problem={code}>
        <Notice tone="fault" title={title}>
          {text}
        </Notice>
      </div>
      {evidence && <pre class="mono evidence">{evidence}</pre>}
      <div>
        <Button kind={evidence ? 'secondary' : 'primary'} onClick={onRetry}>
          {m.retry()}
        </Button>
      </div>
    </>
  )
}
