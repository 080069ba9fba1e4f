import type { CborValue } from '@hefu/bytes'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { type Epoch, toEpoch } from '../credential/epoch.ts'
import { StandardError } from '../error.ts'
import { type CredentialTypeId, credentialTypeId, type IssuerId, issuerId } from '../identifiers.ts'
import { type LocalText, localTextFromCbor, localTextToCbor } from '../local-text.ts'
import { isServerOrigin, MAX_ADDRESS } from '../server-address.ts'

/** Who signs credentials. */
export interface Issuer {
  readonly id: IssuerId
  readonly name: LocalText
  /** Where its cards are fetched: the origin of its server. Absent where the city itself issues. */
  readonly address?: string
}

/** A key that signs credentials of one type during a span of epochs, the first and the last included. */
export interface IssuerKey {
  readonly issuer: IssuerId
  readonly type: CredentialTypeId
  /** BLS12-381 G2, 96 bytes. */
  readonly publicKey: Uint8Array
  readonly firstEpoch: Epoch
  readonly lastEpoch: Epoch
}

/** More keys than this for one type and epoch would split holders into groups that can be told apart. */
export const MAX_KEYS_PER_EPOCH = 2

/** `[id, name]`, or `[id, name, address]` where it has an address. */
export function issuerToCbor({ id, name, address }: Issuer): CborValue {
  return [id, localTextToCbor(name), ...(address === undefined ? [] : [address])]
}

/** @throws StandardError `malformed` */
export function issuerFromCbor(value: CborValue | undefined): Issuer {
  const items = readArray(value)
  const [id, name, address] = readArray(items, items.length === 3 ? 3 : 2)
  const issuer: Issuer = { id: issuerId(readText(id, 64)), name: localTextFromCbor(name) }
  return address === undefined ? issuer : { ...issuer, address: readOrigin(address) }
}

function readOrigin(value: CborValue): string {
  const origin = readText(value, MAX_ADDRESS)
  if (!isServerOrigin(origin)) throw new StandardError('malformed', 'not the origin of a server')
  return origin
}

/** `[issuer, type, public key, first epoch, last epoch]`. */
export function issuerKeyToCbor({ issuer, type, publicKey, firstEpoch, lastEpoch }: IssuerKey): CborValue {
  return [issuer, type, publicKey, firstEpoch, lastEpoch]
}

/** @throws StandardError `malformed` */
export function issuerKeyFromCbor(value: CborValue | undefined): IssuerKey {
  const [issuer, type, publicKey, first, last] = readArray(value, 5)
  return {
    issuer: issuerId(readText(issuer, 64)),
    type: credentialTypeId(readText(type, 64)),
    publicKey: readBytes(publicKey, 96),
    firstEpoch: toEpoch(readInteger(first, 0, 299_999)),
    lastEpoch: toEpoch(readInteger(last, 0, 299_999)),
  }
}
