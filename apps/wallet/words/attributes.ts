import type { Attribute, AttributeValue, CredentialType, Service } from '@hefu/standard'
import { pass_learns, pass_nothing, value_no, value_none, value_photo, value_yes } from '../paraglide/messages.js'
import { inLanguage, listed } from './languages.ts'

/** The names of attributes at these indexes. */
export function attributeNames(type: CredentialType, indexes: readonly number[]): readonly string[] {
  return indexes.flatMap((index) => {
    const attribute = type.attributes[index]
    return attribute ? [inLanguage(attribute.label)] : []
  })
}

/** What an open pass tells a service, in one line. */
export function learnsLine(service: Service, type: CredentialType): string {
  if (service.required.length === 0) return pass_nothing()
  return pass_learns({ attributes: listed(attributeNames(type, service.required)) })
}

/** A value in words. */
export function valueInWords({ kind }: Attribute, value: AttributeValue): string {
  if (value === null) return value_none()
  if (typeof value === 'boolean') return value ? value_yes() : value_no()
  if (value instanceof Uint8Array) return value_photo()
  const option = kind.kind === 'choice' && kind.options.find((one) => one.value === value)
  return option ? inLanguage(option.label) : value
}
