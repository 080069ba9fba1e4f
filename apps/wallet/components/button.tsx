import type { ComponentChildren, JSX } from 'preact'

interface ButtonProps {
  readonly children: ComponentChildren
  readonly onClick?: () => void
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean
  readonly busy?: boolean
}

/** A button with words on it; at least 48 px high. */
export function Button(props: ButtonProps): JSX.Element {
  const { children, onClick, kind = 'primary', type = 'button', disabled = false, busy = false } = props
  return (
    <button class={`button ${kind}`} type={type} disabled={disabled} aria-busy={busy} onClick={onClick}>
      {children}
    </button>
  )
}

/** A button that is an icon, with a name for who does not see it. */
export function IconButton(props: {
  readonly label: string
  readonly onClick: () => void
  readonly children: ComponentChildren
  readonly pressed?: boolean
}): JSX.Element {
  const { label, onClick, children, pressed } = props
  return (
    <button class="icon-button" type="button" aria-label={label} title={label} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  )
}
