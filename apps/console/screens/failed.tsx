import { problemInWords, type Unopened } from '@hefu/app-browser/register'
import { Button, Fault } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'

/** No register to work on: why, whose fault it is not, what to do; with an alarm the note that proves it. */
export function Failed(props: Unopened & { readonly onRetry: () => void }): JSX.Element {
  const { code, evidence, onRetry } = props
  return (
    <>
      <Title>{m.failed_title()}</Title>
      <Fault code={code} {...problemInWords(code)} />
      {evidence && <pre class="mono evidence">{evidence}</pre>}
      <div>
        <Button kind={evidence ? 'secondary' : 'primary'} onClick={onRetry}>
          {m.retry()}
        </Button>
      </div>
    </>
  )
}
