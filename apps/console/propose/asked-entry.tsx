import { inLanguage } from '@hefu/app-browser/register'
import type { Attribute, AttributeValue } from '@hefu/standard'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import type { ServiceDraft } from '../register/service-draft.ts'
import { withAdmitted, withAsked } from './asked-changes.ts'

/** One entry of a card: whether it is asked, and which values admit. */
export function AskedEntry(props: {
  readonly draft: ServiceDraft
  readonly onChange: (change: Partial<ServiceDraft>) => void
  readonly attribute: Attribute
  readonly index: number
  /** It identifies a person by its nature. */
  readonly identifies: boolean
}): JSX.Element {
  const { draft, onChange, attribute, index, identifies } = props
  const id = useId()
  const label = inLanguage(attribute.label)
  const asked = draft.asks.get(index) ?? 'not'
  const admitted = draft.admits.find((condition) => condition.index === index)?.oneOf ?? []
  return (
    <div class="check-line">
      <label for={id}>
        {label}
        {identifies && <span class="small"> {m.form_identifies()}</span>}
      </label>
      <select
        id={id}
        value={asked}
        onChange={({ currentTarget }) => onChange(withAsked(draft, index, currentTarget.value))}
      >
        <option value="not">{m.form_not_asked()}</option>
        <option value="required">{m.form_required()}</option>
        <option value="optional">{m.form_optional()}</option>
      </select>
      {asked === 'required' && valuesOf(attribute).length > 0 && (
        <fieldset class="admits">
          <legend class="small">{m.form_admits({ attribute: label })}</legend>
          {valuesOf(attribute).map(({ value, title }) => (
            <label key={title}>
              <input
                type="checkbox"
                checked={admitted.includes(value)}
                onChange={() => onChange(withAdmitted(draft, index, value))}
              />
              {title}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}

/** The values that an entry may be held to: those that can be listed. */
function valuesOf({ kind }: Attribute): readonly { readonly value: AttributeValue; readonly title: string }[] {
  if (kind.kind === 'flag') {
    return [
      { value: true, title: m.value_yes() },
      { value: false, title: m.value_no() },
    ]
  }
  return kind.kind === 'choice' ? kind.options.map(({ value, label }) => ({ value, title: inLanguage(label) })) : []
}
