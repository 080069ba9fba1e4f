import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

/** One thing to choose. */
export interface ChoiceOption<Value extends string> {
  readonly value: Value
  readonly title: string
  readonly hint?: string | undefined
  /** Language of the title where it is not the page's. */
  readonly lang?: string
}

interface ChoiceProps<Value extends string> {
  /** What is chosen between. */
  readonly label: string
  readonly options: readonly ChoiceOption<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** One of several things, as cards with a line each: for choices that are made once and matter. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { label, options, value, onChange } = props
  const name = useId()
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label class="choice-option" key={option.value} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span class="choice-text">
            <span>{option.title}</span>
            {option.hint && <span class="choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** One of a few short words, side by side. */
export function Segments<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { label, options, value, onChange } = props
  const name = useId()
  return (
    <fieldset class="segments" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.title}</span>
        </label>
      ))}
    </fieldset>
  )
}
