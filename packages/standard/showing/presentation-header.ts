import { encodeDcbor } from '@hefu/bytes'
import type { ServiceId } from '../identifiers.ts'
import type { Slot } from './slot.ts'

/** Bytes of the nonce of a request. */
export const NONCE_BYTES = 16

/** The BBS presentation header of a pass: dCBOR `[service id, slot, nonce or null]`. */
export function encodePresentationHeader(service: ServiceId, slot: Slot, nonce: Uint8Array | null): Uint8Array {
  return encodeDcbor([service, slot, nonce])
}
