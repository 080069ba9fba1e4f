import { TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { residentsProvider } from './early-end-client.ts'

/** Where an officer enters whom an early end is about, from their own file. It is emptied as soon as it was sent. */
export function PersonField(props: {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly error: string | undefined
}): JSX.Element {
  const { value, onInput, error } = props
  const { host } = new URL(residentsProvider(useConsole()))
  return (
    <TextField
      label={m.end_person()}
      hint={m.end_person_hint({ provider: host })}
      error={error}
      value={value}
      onInput={onInput}
    />
  )
}
