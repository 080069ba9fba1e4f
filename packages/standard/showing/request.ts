import { type CborValue, encodeDcbor } from '@hefu/bytes'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { MAX_ATTRIBUTES } from '../credential/credential-type.ts'
import { StandardError } from '../error.ts'
import { type ServiceId, serviceId } from '../identifiers.ts'
import { NONCE_BYTES } from './presentation-header.ts'
import type { Slot } from './slot.ts'
import { fromQrText, toQrText } from './text-frame.ts'

/** What an asker signs: who asks, for which attributes, now. */
export interface RequestClaim {
  readonly service: ServiceId
  /** Attribute indexes of the service's credential type, ascending, each once. */
  readonly indexes: readonly number[]
  /** 16 random bytes, which the answer must carry. */
  readonly nonce: Uint8Array
  readonly slot: Slot
  /** Which of the service's registered request keys signed. */
  readonly keyId: string
}

/** A request as it travels in a QR code. */
export interface PassRequest extends RequestClaim {
  /** Ed25519 over {@link requestMessage}, 64 bytes. */
  readonly signature: Uint8Array
}

/** What the text of every request starts with. */
export const REQUEST_PREFIX = 'HQ1:'

/** The bytes that an asker signs: dCBOR of a domain separation tag and all of the request but its signature. */
export function requestMessage(claim: RequestClaim): Uint8Array {
  return encodeDcbor(['hefu request', ...claimItems(claim)])
}

/** `HQ1:` and base45 of dCBOR `[1, service id, [indexes], nonce, slot, key id, signature]`. */
export function encodeRequest(request: PassRequest): string {
  return toQrText(REQUEST_PREFIX, [...claimItems(request), request.signature])
}

/**
 * Reads a request; the signature is not checked here.
 *
 * @throws StandardError `too-large`, `malformed` or `unknown-version`
 */
export function decodeRequest(text: string): PassRequest {
  const [, service, indexes, nonce, slot, keyId, signature] = fromQrText(REQUEST_PREFIX, text, 7)
  return {
    service: serviceId(readText(service, 64)),
    indexes: readIndexes(indexes),
    nonce: readBytes(nonce, NONCE_BYTES),
    slot: readInteger(slot, 0, 2 ** 40) as Slot,
    keyId: readText(keyId, 64),
    signature: readBytes(signature, 64),
  }
}

/** A list of attribute indexes, ascending, each once. */
export function readIndexes(value: CborValue | undefined): number[] {
  const indexes = readArray(value).map((item) => readInteger(item, 0, MAX_ATTRIBUTES - 1))
  if (indexes.some((index, i) => i > 0 && index <= (indexes[i - 1] ?? -1))) {
    throw new StandardError('malformed', 'attribute indexes are ascending, each once')
  }
  return indexes
}

function claimItems(claim: RequestClaim): CborValue[] {
  return [1, claim.service, claim.indexes, claim.nonce, claim.slot, claim.keyId]
}
