import type { JSX } from 'preact'

/** Something that is on or off, as a line of a list. */
export function Switch(props: {
  readonly label: string
  readonly hint?: string | undefined
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}): JSX.Element {
  const { label, hint, checked, onChange, disabled = false } = props
  return (
    <label class="row">
      <span class="row-text">
        <span class="row-title">{label}</span>
        {hint && <span class="row-hint">{hint}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </label>
  )
}
