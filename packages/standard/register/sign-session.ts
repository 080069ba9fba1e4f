import { encodeDcbor } from '@hefu/bytes'
import type { OfficerId } from './act.ts'

/**
 * The bytes that an officer signs to open a session at the console of a city: dCBOR `['hefu session', origin, officer, nonce]`. No act
 * begins like this, so that a signature of one is never one of the other.
 *
 * @param origin the log's name: a session of one city is none in another
 * @param nonce as the city's `/nonce` gave it
 */
export function sessionMessage(origin: string, officer: OfficerId, nonce: string): Uint8Array {
  return encodeDcbor(['hefu session', origin, officer, nonce])
}
