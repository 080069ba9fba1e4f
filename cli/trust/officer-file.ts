import { stat } from 'node:fs/promises'
import type { OfficerKey } from '@hefu/city'
import { CliError } from '../error.ts'
import { readBoundedFile } from './read-bundle.ts'

const MAX_KEY_BYTES = 10_000

/**
 * Reads an officer's key file.
 *
 * @throws CliError `not-found`, or `officer-key` for a file that others may read; CityError `officer-key`
 */
export async function readOfficerFile(path: string): Promise<OfficerKey> {
  const text = Buffer.from(await readBoundedFile(path, MAX_KEY_BYTES)).toString('utf8')
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new CliError('officer-key', `${path} can be read by others: chmod 600`)
  }
  const { readOfficerKey } = await import('@hefu/city')
  return readOfficerKey(text)
}
