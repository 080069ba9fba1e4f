import { Field } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { MAX_PIN_DIGITS, MIN_PIN_DIGITS } from '../protection/pin.ts'

/** Where a PIN is typed: digits, hidden, and not for a password manager that would carry it elsewhere. */
export function PinField(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  readonly disabled?: boolean
}): JSX.Element {
  const { label, value, onInput, error, autoFocus = false, disabled = false } = props
  const [shown, setShown] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (autoFocus && !disabled) input.current?.focus()
  }, [autoFocus, disabled])
  return (
    <Field label={label} error={error}>
      {({ id, describedBy }) => (
        <>
          <input
            ref={input}
            id={id}
            class="pin"
            type={(shown ? 'text' : 'password') as 'text'}
            inputMode="numeric"
            autoComplete="off"
            minLength={MIN_PIN_DIGITS}
            maxLength={MAX_PIN_DIGITS}
            value={value}
            disabled={disabled}
            aria-invalid={error !== undefined}
            aria-describedby={describedBy}
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
          />
          <button class="field-toggle" type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? m.pin_hide() : m.pin_show()}
          </button>
        </>
      )}
    </Field>
  )
}
