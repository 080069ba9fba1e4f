import { useAttempt } from '@hefu/app-browser/screens'
import { Button, Dialog, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { powersInWords, shortId } from '../words/mandates.ts'
import { endMandate, type Mandate } from './mandate.ts'

/** Asks once more before a mandate ends, and says what that does and when. */
export function EndMandate(props: {
  readonly mandate: Mandate
  /** Whether nobody else represents the organisation. */
  readonly isLast: boolean
  readonly onClose: () => void
  readonly onEnded: () => void
}): JSX.Element {
  const { mandate, isLast, onClose, onEnded } = props
  const { id, powers, redeemed } = mandate
  const { api } = usePage()
  const attempt = useAttempt()
  const end = async (): Promise<void> => {
    await endMandate(api, id)
    onEnded()
    onClose()
  }
  return (
    <Dialog title={m.end_title()} closeLabel={m.close()} onClose={onClose}>
      <p>
        {powersInWords(powers)} <span class="mono nowrap">{shortId(id)}</span>
      </p>
      <p>{redeemed ? m.end_text_fetched() : m.end_text_open()}</p>
      {isLast && <Notice tone="warning">{m.end_last()}</Notice>}
      <Problem code={attempt.problem} />
      <div class="buttons">
        <Button kind="danger" busy={attempt.busy} onClick={() => attempt.run(end)}>
          {m.end_go()}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {m.cancel()}
        </Button>
      </div>
    </Dialog>
  )
}
