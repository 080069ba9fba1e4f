import type { ComponentChildren, JSX } from 'preact'
import { Spinner } from './working.tsx'

/** What a button does, in how much it stands out: one `primary` a screen at most, `danger` only to delete. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

/** A button with words on it, at least 48 px high. While `busy` it cannot be pressed and says so. */
export function Button(props: {
  readonly children: ComponentChildren
  readonly onClick?: (() => void) | undefined
  readonly kind?: ButtonKind
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean
  readonly busy?: boolean
  /** As wide as what it stands in. */
  readonly wide?: boolean
}): JSX.Element {
  const { children, onClick, kind = 'primary', type = 'button', disabled = false, busy = false, wide = false } = props
  return (
    <button
      class={`button ${kind}${wide ? ' wide' : ''}`}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy}
      onClick={onClick}
    >
      {busy && <Spinner />}
      {children}
    </button>
  )
}

/** A button that is an icon, with a name for who does not see it. */
export function IconButton(props: {
  readonly label: string
  readonly onClick: () => void
  readonly children: ComponentChildren
  /** For something that is on or off. */
  readonly pressed?: boolean | undefined
  readonly disabled?: boolean
}): JSX.Element {
  const { label, onClick, children, pressed, disabled = false } = props
  return (
    <button
      class="icon-button"
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

/** A button that opens the device's choice of files. The input keeps nothing, so the same file can be chosen again. */
export function FileButton(props: {
  readonly label: string
  /** As the `accept` attribute, such as `image/*`. */
  readonly accept: string
  readonly onFile: (file: File) => void
  readonly kind?: ButtonKind
  readonly wide?: boolean
}): JSX.Element {
  const { label, accept, onFile, kind = 'secondary', wide = false } = props
  return (
    <label class={`button ${kind}${wide ? ' wide' : ''}`}>
      {label}
      <input
        class="visually-hidden"
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
