import type { Attribute, AttributeValue, CredentialType, Service } from '@hefu/standard'
import { learns, learns_nothing, value_no, value_none, value_photo, value_yes } from '../paraglide/messages.js'
import { inLanguage, listed } from './languages.ts'

/** An attribute with its value, as a screen shows it. */
export interface Fact {
  readonly index: number
  readonly label: string
  readonly value: string
}

/** What was disclosed, in the order of the credential type. */
export function factsOf(disclosed: ReadonlyMap<number, AttributeValue>, type: CredentialType): readonly Fact[] {
  return [...disclosed.entries()]
    .sort(([one], [other]) => one - other)
    .flatMap(([index, value]) => {
      const attribute = type.attributes[index]
      return attribute ? [{ index, label: inLanguage(attribute.label), value: valueInWords(attribute, value) }] : []
    })
}

/** What a gate learns of everybody, in one line. */
export function learnsLine(service: Service, type: CredentialType, optional: readonly number[] = []): string {
  const asked = [...service.required, ...optional].sort((one, other) => one - other)
  if (asked.length === 0) return learns_nothing()
  const labels = asked.flatMap((index) => type.attributes[index] ?? []).map(({ label }) => inLanguage(label))
  return learns({ attributes: listed(labels) })
}

/** A value in words. */
function valueInWords({ kind }: Attribute, value: AttributeValue): string {
  if (value === null) return value_none()
  if (typeof value === 'boolean') return value ? value_yes() : value_no()
  if (value instanceof Uint8Array) return value_photo()
  const option = kind.kind === 'choice' && kind.options.find((one) => one.value === value)
  return option ? inLanguage(option.label) : value
}
