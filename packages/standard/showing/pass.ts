import type { CborValue } from '@hefu/bytes'
import { readBytes, readIndexMap, readInteger, readText } from '../cbor-shape.ts'
import type { AttributeValue } from '../credential/attribute.ts'
import { MAX_ATTRIBUTES } from '../credential/credential-type.ts'
import { type Epoch, toEpoch } from '../credential/epoch.ts'
import { StandardError } from '../error.ts'
import {
  type CredentialTypeId,
  credentialTypeId,
  type IssuerId,
  issuerId,
  type ServiceId,
  serviceId,
} from '../identifiers.ts'
import { NONCE_BYTES } from './presentation-header.ts'
import type { Slot } from './slot.ts'
import { fromQrText, toQrText } from './text-frame.ts'

/** A showing as it travels in a QR code. */
export interface Pass {
  readonly issuer: IssuerId
  readonly type: CredentialTypeId
  readonly epoch: Epoch
  readonly service: ServiceId
  readonly slot: Slot
  /** The nonce of the request that this pass answers, 16 bytes; `null` in an open showing. */
  readonly nonce: Uint8Array | null
  /** Disclosed values by attribute index. */
  readonly disclosed: ReadonlyMap<number, AttributeValue>
  /** 48 bytes: a compressed point of G1. */
  readonly pseudonym: Uint8Array
  /** The BBS proof, 272 bytes and 32 for each hidden message. */
  readonly proof: Uint8Array
}

/** What the text of every pass starts with. */
export const PASS_PREFIX = 'HF1:'

const MAX_SLOT = 2 ** 40
/** Three points, four scalars; then one scalar for each hidden message, the blind and the nym secret. */
const MIN_PROOF_BYTES = 272
const MAX_PROOF_BYTES = MIN_PROOF_BYTES + 32 * (MAX_ATTRIBUTES + 2)

/** `HF1:` and base45 of dCBOR `[1, issuer, type, epoch, service, slot, nonce, {index: value}, pseudonym, proof]`. */
export function encodePass(pass: Pass): string {
  return toQrText(PASS_PREFIX, [
    1,
    pass.issuer,
    pass.type,
    pass.epoch,
    pass.service,
    pass.slot,
    pass.nonce,
    pass.disclosed,
    pass.pseudonym,
    pass.proof,
  ])
}

/**
 * Reads a pass. That it parses says nothing of whether it is genuine.
 *
 * @throws StandardError `too-large`, `malformed` or `unknown-version`
 */
export function decodePass(text: string): Pass {
  const [, issuer, type, epoch, service, slot, nonce, disclosed, pseudonym, proof] = fromQrText(PASS_PREFIX, text, 10)
  return {
    issuer: issuerId(readText(issuer, 64)),
    type: credentialTypeId(readText(type, 64)),
    epoch: toEpoch(readInteger(epoch, 0, 299_999)),
    service: serviceId(readText(service, 64)),
    slot: readInteger(slot, 0, MAX_SLOT) as Slot,
    nonce: nonce === null ? null : readBytes(nonce, NONCE_BYTES),
    disclosed: readDisclosed(disclosed),
    pseudonym: readBytes(pseudonym, 48),
    proof: readBytes(proof, MIN_PROOF_BYTES, MAX_PROOF_BYTES),
  }
}

function readDisclosed(value: CborValue | undefined): ReadonlyMap<number, AttributeValue> {
  const map = readIndexMap(value, MAX_ATTRIBUTES - 1)
  for (const item of map.values()) {
    const simple = item === null || typeof item === 'boolean' || typeof item === 'string' || item instanceof Uint8Array
    if (!simple) throw new StandardError('malformed', 'a disclosed value is of no attribute kind')
  }
  return map as ReadonlyMap<number, AttributeValue>
}
