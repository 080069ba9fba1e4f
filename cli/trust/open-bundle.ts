import { parseVerifierKey } from '@hefu/log'
import { openTrustBundle, type TrustBundle } from '@hefu/standard'
import { readNoteFile } from './read-note.ts'

/**
 * Opens a bundle's note with the city's key.
 *
 * @param key `name+hash+base64`
 * @throws LogError `malformed-key`, `bad-signature` or `unknown-signer`; StandardError
 */
export async function openBundle(note: string, key: string): Promise<TrustBundle> {
  return openTrustBundle(note, await parseVerifierKey(key))
}

/** Opens the bundle in a file. @throws CliError `not-found`, and as {@link openBundle} */
export async function openBundleFile(path: string, key: string): Promise<TrustBundle> {
  return openBundle(await readNoteFile(path), key)
}
