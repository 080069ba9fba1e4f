import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** A short secret as it is kept: what it takes to try one guess is made dear. */
export interface SlowHash {
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

const SALT_BYTES = 16
// scrypt (RFC 7914): 16 MiB and about 50 ms a guess.
const COST = { N: 16_384, r: 8, p: 1 }

/** Hashes a passcode or PIN under a salt of its own. */
export async function slowHash(secret: string, salt: Uint8Array = randomBytes(SALT_BYTES)): Promise<SlowHash> {
  const hash = await new Promise<Uint8Array>((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)))
  })
  return { salt, hash }
}

/** Whether a guess is the secret. */
export async function isSecret({ salt, hash }: SlowHash, guess: string): Promise<boolean> {
  return timingSafeEqual((await slowHash(guess, salt)).hash, hash)
}
