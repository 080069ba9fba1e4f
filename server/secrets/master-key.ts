import { loadKeyFile, parseKey } from './key-file.ts'

const VARIABLE = 'HEFU_MASTER_KEY'

/**
 * The key under which every other secret is sealed: from `HEFU_MASTER_KEY` (base64url of 32 bytes), else from the file
 * `master.key` in the data folder, which is made at the first start and which nobody else may read.
 *
 * @throws ServerError `master-key`
 */
export async function loadMasterKey(folder: string, environment: NodeJS.ProcessEnv = process.env): Promise<Uint8Array> {
  const given = environment[VARIABLE]
  if (given !== undefined && given !== '') return parseKey(given, VARIABLE, 'master-key')
  return loadKeyFile(folder, 'master.key', 'master-key')
}
