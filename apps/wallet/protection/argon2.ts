import { argon2id } from 'hash-wasm'
import type { PinDeriver } from './pin.ts'

/** Argon2id (RFC 9106) in this thread, which stands still meanwhile. */
export const deriveHere: PinDeriver = (pin, { salt, memoryKib, passes }) =>
  argon2id({
    password: pin,
    salt,
    parallelism: 1,
    iterations: passes,
    memorySize: memoryKib,
    hashLength: 32,
    outputType: 'binary',
  })
