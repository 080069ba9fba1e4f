import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { IconButton } from './button.tsx'
import { CloseIcon } from './icons.tsx'

/** A modal dialog over the page: the browser's own, so focus stays in it and Escape closes it. Mounted is open. */
export function Dialog(props: {
  readonly title: string
  /** Name of the button that closes. */
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}): JSX.Element {
  const { title, closeLabel, onClose, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <IconButton label={closeLabel} onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </IconButton>
      </div>
      <div class="dialog-body">{children}</div>
    </dialog>
  )
}
