import { encodeDcbor, toBase64url } from '@hefu/bytes'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { type AttributeValue, isAttributeValue } from '../credential/attribute.ts'
import type { AttributeValues, CredentialType } from '../credential/credential-type.ts'
import { toEpoch } from '../credential/epoch.ts'
import type { CredentialHeader } from '../credential/header.ts'
import { StandardError } from '../error.ts'
import { credentialTypeId, issuerId } from '../identifiers.ts'
import { decodeVersioned } from './issuance-proof.ts'

/** What an issuer answers: the attributes, its share of the nym secret and the blind signature. */
export interface IssuedCredential {
  readonly header: CredentialHeader
  readonly values: AttributeValues
  /** The issuer's entropy, 32 bytes: the same for this holder in every epoch. */
  readonly entropy: Uint8Array
  /** 80 bytes. */
  readonly signature: Uint8Array
}

/** base64url of dCBOR `[1, issuer, type, epoch, [value, ...], entropy, signature]`. */
export function encodeIssuedCredential(credential: IssuedCredential): string {
  const { header, values, entropy, signature } = credential
  return toBase64url(encodeDcbor([1, header.issuer, header.type, header.epoch, values, entropy, signature]))
}

/**
 * Reads an issued credential of a type that the wallet knows.
 *
 * @throws StandardError `malformed`, `unknown-version`, or `invalid-attribute` when it is of another type or shape
 */
export function decodeIssuedCredential(text: string, type: CredentialType): IssuedCredential {
  const [, issuer, typeId, epoch, values, entropy, signature] = decodeVersioned(text, 7)
  const header: CredentialHeader = {
    issuer: issuerId(readText(issuer, 64)),
    type: credentialTypeId(readText(typeId, 64)),
    epoch: toEpoch(readInteger(epoch, 0, 299_999)),
  }
  const list = readArray(values)
  const fits = header.type === type.id && list.length === type.attributes.length
  if (!fits || !type.attributes.every(({ kind }, index) => isAttributeValue(kind, list[index]))) {
    throw new StandardError('invalid-attribute', `not a credential of type ${type.id}`)
  }
  return {
    header,
    values: list as readonly AttributeValue[],
    entropy: readBytes(entropy, 32),
    signature: readBytes(signature, 80),
  }
}
