import {
  type AttributeValue,
  type CredentialType,
  describeAttribute,
  describeRetention,
  describeScope,
  type PseudonymScope,
  type RegisteredType,
  type RegisterState,
  type Service,
} from '@hefu/standard'
import * as m from '../../paraglide/messages.js'
import { inLanguage, listed, presentLanguage } from '../../words/languages.ts'

/** For how long a pseudonym lasts, and with it the knowledge of the same holder. */
export function scopeInWords(scope: PseudonymScope): string {
  return describeScope(scope, presentLanguage())
}

/**
 * Whether a service knows the same holder again. Who is shown something that identifies knows by that, whatever the scope of its
 * pseudonyms.
 *
 * @param registered the type of card that it accepts
 */
export function recognitionInWords(service: Service, registered: RegisteredType | undefined): string {
  const identifies = service.required.some((index) => registered?.crowd[index] === 0)
  return identifies ? m.scope_known() : scopeInWords(service.scope)
}

/** How long a service keeps what it was shown. */
export function retentionInWords(days: number): string {
  return describeRetention(days, presentLanguage())
}

/** An attribute of a credential type, by its index. */
export function attributeLabel(type: CredentialType | undefined, index: number): string {
  return describeAttribute(type, index, presentLanguage())
}

/** Attributes in one line; that there are none where there are none. */
export function attributesInWords(type: CredentialType | undefined, indexes: readonly number[]): string {
  return indexes.length === 0 ? m.nothing() : listed(indexes.map((index) => attributeLabel(type, index)))
}

/** What is asked of everybody, in one line. */
export function asksInWords({ required, type }: Service, { types }: RegisterState): string {
  if (required.length === 0) return m.asks_nothing()
  return m.asks({ attributes: attributesInWords(types.get(type)?.type, required) })
}

/** Who is admitted, a line for each condition. */
export function conditionsInWords({ admits }: Service, type: CredentialType | undefined): readonly string[] {
  return admits.map(({ index, oneOf }) => {
    const values = oneOf.map((value) => valueInWords(type, index, value))
    return m.condition({ attribute: attributeLabel(type, index), values: listed(values) })
  })
}

function valueInWords(type: CredentialType | undefined, index: number, value: AttributeValue): string {
  if (value === null) return m.value_unknown()
  if (typeof value === 'boolean') return value ? m.value_yes() : m.value_no()
  if (value instanceof Uint8Array) return m.value_picture()
  const kind = type?.attributes[index]?.kind
  const option = kind?.kind === 'choice' && kind.options.find((one) => one.value === value)
  return option ? inLanguage(option.label) : value
}
