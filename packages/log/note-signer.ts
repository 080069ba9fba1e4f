import type { VerifierKey } from './verifier-key.ts'

/** A signer of notes: the public half under its name, and the private half. */
export interface NoteSigner {
  readonly key: VerifierKey
  readonly privateKey: CryptoKey
}
