import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64url } from '@hefu/bytes'
import { CityError } from '../error.ts'

const VARIABLE = 'HEFU_MASTER_KEY'

/**
 * The key under which every other secret is sealed: from `HEFU_MASTER_KEY` (base64url of 32 bytes), else from the file
 * `master.key` in the data folder, which is made at the first start and which nobody else may read.
 *
 * @throws CityError `master-key`
 */
export async function loadMasterKey(folder: string, environment: NodeJS.ProcessEnv = process.env): Promise<Uint8Array> {
  const given = environment[VARIABLE]
  if (given !== undefined && given !== '') return parseKey(given, VARIABLE)
  const path = join(folder, 'master.key')
  if (!existsSync(path)) {
    await writeFile(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new CityError('master-key', `${path} can be read by others: chmod 600`)
  }
  return parseKey((await readFile(path, 'utf8')).trim(), path)
}

function parseKey(text: string, source: string): Uint8Array {
  try {
    const key = fromBase64url(text)
    if (key.length === 32) return key
  } catch (cause) {
    throw new CityError('master-key', `${source} is not base64url`, { cause })
  }
  throw new CityError('master-key', `${source} is not base64url of 32 bytes`)
}
