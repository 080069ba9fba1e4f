import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'

/** Ids that tie an input to its hint and its error. */
export interface FieldIds {
  readonly id: string
  readonly describedBy: string | undefined
}

/** A label, an input of one's own, a hint and an error that is read out when it comes. */
export function Field(props: {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly children: (ids: FieldIds) => ComponentChildren
}): JSX.Element {
  const { label, hint, error, children } = props
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="field-box">{children({ id, describedBy })}</div>
      <p class="field-error" id={`${id}-error`} role="alert">
        {error}
      </p>
    </div>
  )
}

/** A line of text, or with `rows` several. */
export function TextField(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly rows?: number
  readonly inputMode?: 'text' | 'numeric' | 'search' | 'url'
  readonly placeholder?: string
  /** Off unless told otherwise: most of what is typed here is nobody else's business. */
  readonly autoComplete?: string
}): JSX.Element {
  const { label, value, onInput, hint, error, rows, inputMode = 'text', placeholder, autoComplete = 'off' } = props
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy }) => {
        const shared = {
          id,
          value,
          inputMode,
          placeholder,
          autoComplete,
          spellcheck: false,
          'aria-invalid': error !== undefined,
          'aria-describedby': describedBy,
        } as const
        return rows ? (
          <textarea {...shared} rows={rows} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
        ) : (
          <input {...shared} type="text" onInput={({ currentTarget }) => onInput(currentTarget.value)} />
        )
      }}
    </Field>
  )
}
