import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** Keys that stand beside the database and never in it; each 32 bytes and for one use alone. */
export interface ExamKeys {
  /** Of the hash of an identity number. */
  readonly identity: Uint8Array
  /** Under which results are sealed. */
  readonly results: Uint8Array
  /** With which places in a queue are signed; made ready once, since it is used thousands of times a second. */
  readonly places: KeyObject
  /** Of the hash of a student's PIN. */
  readonly pins: Uint8Array
  /** Seed of the Ed25519 key with which the authority signs its requests. */
  readonly requests: Uint8Array
  /** Of what staff's browsers keep during a sign-in. */
  readonly staff: Uint8Array
}

/** The keys that follow from a service's master key (HKDF-SHA256, RFC 5869): with it destroyed, all are. */
export function examKeys(masterKey: Uint8Array): ExamKeys {
  const key = (use: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), `hefu exams ${use}`, 32))
  return {
    identity: key('identity'),
    results: key('results'),
    places: createSecretKey(key('places')),
    pins: key('pins'),
    requests: key('requests'),
    staff: key('staff'),
  }
}
