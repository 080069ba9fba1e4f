import { LANGUAGES, type LocalText } from '@hefu/standard'
import { LANGUAGE_NAMES, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** Longest text of the register, in characters. */
const MAX_LENGTH = 400

/** A text that is written in each language. */
export function LocalField(props: {
  readonly label: string
  readonly hint?: string
  readonly value: LocalText
  readonly onInput: (value: LocalText) => void
  /** Whether to say what is missing. */
  readonly tried: boolean
  readonly rows?: number
  /** In characters; what the register takes unless given. */
  readonly longest?: number
}): JSX.Element {
  const { label, hint, value, onInput, tried, rows, longest = MAX_LENGTH } = props
  return (
    <fieldset class="local-field">
      <legend>{label}</legend>
      {hint && <p class="field-hint">{hint}</p>}
      <div class="local-fields">
        {LANGUAGES.map((language) => (
          <TextField
            key={language}
            label={LANGUAGE_NAMES[language]}
            value={value[language]}
            onInput={(text) => onInput({ ...value, [language]: text })}
            error={tried ? problemOf(value[language], longest) : undefined}
            {...(rows && { rows })}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Whether both languages are there. */
export function isWritten(text: LocalText, longest: number = MAX_LENGTH): boolean {
  return LANGUAGES.every((language) => problemOf(text[language], longest) === undefined)
}

function problemOf(text: string, longest: number): string | undefined {
  if (text.trim() === '') return m.missing_language()
  return [...text.trim()].length > longest ? m.too_long({ length: longest }) : undefined
}
