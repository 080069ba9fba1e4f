import { Field } from '@hefu/ui'
import type { JSX } from 'preact'

/** A day in the city, as `2026-11-25`. */
export function DayField(props: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onInput: (day: string) => void
  readonly error?: string | undefined
}): JSX.Element {
  const { label, hint, value, onInput, error } = props
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <input
          id={id}
          type="date"
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
    </Field>
  )
}
