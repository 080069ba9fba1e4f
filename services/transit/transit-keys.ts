import { hkdfSync } from 'node:crypto'
import { type Ed25519KeyPair, ed25519KeyPair } from '@hefu/log'
import { loadMasterKey } from '@hefu/server'

/** Keys that stand beside the database and never in it; each 32 bytes and for one use alone. */
export interface TransitKeys {
  /** Of the tokens of gates. */
  readonly gates: Uint8Array
  /** Of the hashes of concession cards' numbers and PINs. */
  readonly concessions: Uint8Array
  /** Seed of the Ed25519 key with which desks and pages sign their requests. */
  readonly requests: Uint8Array
  /** Of what staff's browsers keep during a sign-in. */
  readonly staff: Uint8Array
}

/** The id of the request key in the register. */
export const REQUEST_KEY_ID = 'transit-1'

/** The keys that follow from a service's master key (HKDF-SHA256, RFC 5869): with it destroyed, all are. */
export function transitKeys(masterKey: Uint8Array): TransitKeys {
  const key = (use: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), `hefu transit ${use}`, 32))
  return { gates: key('gates'), concessions: key('concessions'), requests: key('requests'), staff: key('staff') }
}

/**
 * The key with which this service signs its requests; its public half has to be registered before anybody can be asked.
 *
 * @throws ServerError `master-key`
 */
export async function transitRequestKey(dataDirectory: string): Promise<{ readonly id: string } & Ed25519KeyPair> {
  const { requests } = transitKeys(await loadMasterKey(dataDirectory))
  return { id: REQUEST_KEY_ID, ...(await ed25519KeyPair(requests)) }
}
