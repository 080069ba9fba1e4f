import type { JSX } from 'preact'
import { filter_all } from '../paraglide/messages.js'
import { SelectField } from './select-field.tsx'

/** Narrows a list to one of several things, or to none of them: then its value is empty. */
export function FilterField<Value extends string>(props: {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly title: string }[]
  readonly value: Value | ''
  readonly onChange: (value: Value | '') => void
}): JSX.Element {
  const { label, options, value, onChange } = props
  return (
    <SelectField<Value | 'any'>
      label={label}
      value={value || 'any'}
      onChange={(chosen) => onChange(chosen === 'any' ? '' : chosen)}
      options={[{ value: 'any', title: filter_all() }, ...options]}
    />
  )
}
