import type { CredentialType, Service } from '@hefu/standard'
import { pass_learns, pass_nothing } from '../paraglide/messages.js'
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
