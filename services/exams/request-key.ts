import { type Ed25519KeyPair, ed25519KeyPair } from '@hefu/log'
import { loadMasterKey } from '@hefu/server'
import { examKeys } from './exam-keys.ts'

/** The id of the authority's request key in the register. */
export const REQUEST_KEY_ID = 'exams-1'

/**
 * The key with which this service signs its requests; its public half has to be registered before anybody can be asked.
 *
 * @throws ServerError `master-key`
 */
export async function examsRequestKey(dataDirectory: string): Promise<{ readonly id: string } & Ed25519KeyPair> {
  const { requests } = examKeys(await loadMasterKey(dataDirectory))
  return { id: REQUEST_KEY_ID, ...(await ed25519KeyPair(requests)) }
}
