import { Button, Dialog } from '@hefu/ui'
import type { JSX } from 'preact'
import { cancel, close } from '../paraglide/messages.js'

/** Asks once more before something that stops the gate or deletes something. */
export function Confirm(props: {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly danger?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}): JSX.Element {
  const { title, text, action, danger = false, onConfirm, onClose } = props
  return (
    <Dialog title={title} closeLabel={close()} onClose={onClose}>
      <p>{text}</p>
      <div class="pair">
        <Button kind="secondary" onClick={onClose}>
          {cancel()}
        </Button>
        <Button
          kind={danger ? 'danger' : 'primary'}
          onClick={() => {
            onConfirm()
            onClose()
          }}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
