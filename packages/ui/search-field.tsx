import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

/** Where one types what a list is narrowed by; its label stands in it until then. */
export function SearchField(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
}): JSX.Element {
  const { label, value, onInput } = props
  const id = useId()
  return (
    <div class="field">
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <div class="field-box">
        <input
          id={id}
          type="search"
          placeholder={label}
          autoComplete="off"
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      </div>
    </div>
  )
}
