import { hkdfSync } from 'node:crypto'

/** Keys that stand beside the database and never in it; each 32 bytes and for one use alone. */
export interface ClinicKeys {
  /** Of the hashes of numbers of identity documents. */
  readonly hashes: Uint8Array
  /** Of the hashes of numbers and PINs of social security cards. */
  readonly cards: Uint8Array
  /** Seed of the Ed25519 key with which the clinic signs its requests. */
  readonly requests: Uint8Array
  /** Of what staff's browsers keep during a sign-in. */
  readonly staff: Uint8Array
}

/** Derives the keys from the master key (HKDF-SHA-256, RFC 5869). */
export function clinicKeys(masterKey: Uint8Array): ClinicKeys {
  const derive = (use: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), `hefu clinic ${use}`, 32))
  return { hashes: derive('hashes'), cards: derive('cards'), requests: derive('requests'), staff: derive('staff') }
}
