import { type Ed25519KeyPair, ed25519KeyPair } from '@hefu/log'
import { loadMasterKey } from '@hefu/server'
import { clinicKeys } from './clinic-keys.ts'

/** The id of the clinic's request key in the register. */
export const REQUEST_KEY_ID = 'clinic-1'

/**
 * The key with which a clinic signs its requests; its public half has to be registered before anybody can be asked.
 *
 * @throws ServerError `master-key`
 */
export async function clinicRequestKey(dataDirectory: string): Promise<{ readonly id: string } & Ed25519KeyPair> {
  const { requests } = clinicKeys(await loadMasterKey(dataDirectory))
  return { id: REQUEST_KEY_ID, ...(await ed25519KeyPair(requests)) }
}
