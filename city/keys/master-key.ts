import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm, stat } from 'node:fs/promises'
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
  if (!(await exists(path))) await makeKeyFile(folder, path)
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new CityError('master-key', `${path} can be read by others: chmod 600`)
  }
  return parseKey((await readFile(path, 'utf8')).trim(), path)
}

/**
 * Makes the file whole or not at all, and durable before anything is sealed under its key: without it the city's keys are
 * lost. Of two processes that start together one is first, and both read what it wrote.
 */
async function makeKeyFile(folder: string, path: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeDurably(unfinished, `${randomBytes(32).toString('base64url')}\n`)
    await link(unfinished, path)
    await syncFolder(folder)
  } catch (cause) {
    if (await exists(path)) return
    throw new CityError('master-key', `${path} cannot be made`, { cause })
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
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
