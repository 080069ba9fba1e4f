import { type CborValue, encodeDcbor } from '@hefu/bytes'
import { readArray, readText } from '../cbor-shape.ts'
import { StandardError } from '../error.ts'
import { type CredentialTypeId, credentialTypeId } from '../identifiers.ts'
import { type LocalText, localTextFromCbor, localTextToCbor } from '../local-text.ts'
import {
  type Attribute,
  type AttributeValue,
  attributeFromCbor,
  attributeToCbor,
  isAttributeValue,
} from './attribute.ts'

/** A credential type: the attributes, in the order in which they are signed. */
export interface CredentialType {
  readonly id: CredentialTypeId
  readonly name: LocalText
  readonly attributes: readonly Attribute[]
}

/** The values of a credential, one for each attribute of its type. */
export type AttributeValues = readonly AttributeValue[]

/** A hidden attribute costs 32 bytes in every pass, so types stay small. */
export const MAX_ATTRIBUTES = 24

/**
 * The BBS messages of a credential: each value as dCBOR, in the order of the type.
 *
 * @throws StandardError `invalid-attribute` when a value is missing, superfluous or not of its attribute's kind
 */
export function encodeMessages(type: CredentialType, values: AttributeValues): Uint8Array[] {
  if (values.length !== type.attributes.length) {
    throw new StandardError('invalid-attribute', `${type.id} has ${type.attributes.length} attributes`)
  }
  return values.map((value, index) => encodeMessage(type, index, value))
}

/**
 * One value as the BBS message at its index.
 *
 * @throws StandardError `invalid-attribute`
 */
export function encodeMessage(type: CredentialType, index: number, value: CborValue | undefined): Uint8Array {
  const attribute = type.attributes[index]
  if (!attribute || !isAttributeValue(attribute.kind, value)) {
    throw new StandardError('invalid-attribute', `not a value of attribute ${index} of ${type.id}`)
  }
  return encodeDcbor(value)
}

/** `[id, name, [attribute, ...]]`. */
export function credentialTypeToCbor(type: CredentialType): CborValue {
  return [type.id, localTextToCbor(type.name), type.attributes.map(attributeToCbor)]
}

/** @throws StandardError `malformed` */
export function credentialTypeFromCbor(value: CborValue): CredentialType {
  const [id, name, attributes] = readArray(value, 3)
  const list = readArray(attributes).map(attributeFromCbor)
  if (list.length === 0 || list.length > MAX_ATTRIBUTES) throw new StandardError('malformed', 'too many attributes')
  return { id: credentialTypeId(readText(id, 64)), name: localTextFromCbor(name), attributes: list }
}
