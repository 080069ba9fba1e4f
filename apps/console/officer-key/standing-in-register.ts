import { equalBytes } from '@hefu/bytes'
import type { RegisterState } from '@hefu/standard'
import type { KeptKey } from './kept-key.ts'

/**
 * What the register says of a key on this device: it is the officer's, the officer has another, there is no such officer yet, or there is
 * one no more.
 */
export type KeyStanding = 'registered' | 'another-key' | 'not-yet' | 'ended'

/** Where a key stands in the register. */
export function standingInRegister(
  { officers, everOfficers }: Pick<RegisterState, 'officers' | 'everOfficers'>,
  { id, publicKey }: Pick<KeptKey, 'id' | 'publicKey'>,
): KeyStanding {
  const registered = officers.get(id)
  if (!registered) return everOfficers.has(id) ? 'ended' : 'not-yet'
  return equalBytes(registered.publicKey, publicKey) ? 'registered' : 'another-key'
}
