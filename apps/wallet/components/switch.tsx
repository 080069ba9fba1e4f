import type { JSX } from 'preact'

/** Something that is on or off. */
export function Switch(props: {
  readonly label: string
  readonly hint?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}): JSX.Element {
  const { label, hint, checked, onChange } = props
  return (
    <label class="row switch">
      <span class="row-text">
        <span class="row-title">{label}</span>
        {hint && <span class="row-hint">{hint}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </label>
  )
}
