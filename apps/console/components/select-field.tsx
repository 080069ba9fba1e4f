import { Field } from '@hefu/ui'
import type { JSX } from 'preact'

/** One of several things, from a list that opens. */
export function SelectField<Value extends string>(props: {
  readonly label: string
  readonly hint?: string
  readonly options: readonly { readonly value: Value; readonly title: string }[]
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
  /** Words where nothing is chosen yet. */
  readonly none?: string
  readonly error?: string | undefined
}): JSX.Element {
  const { label, hint, options, value, onChange, none, error } = props
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}
        >
          {none && (
            <option value="" disabled>
              {none}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
