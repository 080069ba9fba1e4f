import { equalBytes } from '@hefu/bytes'
import type { IssuerKeys } from '@hefu/server'
import type { IssuerKey, RegisterState } from '@hefu/standard'

/** The keys that a city holds, and of each whether the register has it, before which it signs nothing, and whether it was ended early. */
export function heldKeys(
  keys: Pick<IssuerKeys, 'held'>,
  register: Pick<RegisterState, 'keys' | 'endedKeys'>,
): readonly (IssuerKey & { readonly registered: boolean; readonly ended: boolean })[] {
  const has = (list: readonly IssuerKey[], key: IssuerKey): boolean =>
    list.some(({ publicKey }) => equalBytes(publicKey, key.publicKey))
  return keys.held().map((key) => ({
    ...key,
    registered: has(register.keys, key),
    ended: has(register.endedKeys, key),
  }))
}
