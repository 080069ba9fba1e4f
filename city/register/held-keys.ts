import { equalBytes } from '@hefu/bytes'
import type { IssuerKey, RegisterState } from '@hefu/standard'
import type { IssuerKeys } from '../keys/issuer-keys.ts'

/** The keys that a city holds, and of each whether the register has it: before, it signs nothing. */
export function heldKeys(
  keys: Pick<IssuerKeys, 'held'>,
  register: Pick<RegisterState, 'keys'>,
): readonly (IssuerKey & { readonly registered: boolean })[] {
  return keys.held().map((key) => ({
    ...key,
    registered: register.keys.some(({ publicKey }) => equalBytes(publicKey, key.publicKey)),
  }))
}
