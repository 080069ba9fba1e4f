import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64url } from '@hefu/bytes'
import { ServerError } from '../error.ts'

/** Which key a file holds, as errors name it. */
export type KeyFileCode = 'master-key' | 'type-key'

/**
 * The 32-byte key in a file of a folder, which is made when it is missing and which nobody else may read.
 *
 * @throws ServerError with the code given
 */
export async function loadKeyFile(folder: string, name: string, code: KeyFileCode): Promise<Uint8Array> {
  const path = join(folder, name)
  if (!(await fileExists(path))) await makeKeyFile(folder, path, code)
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new ServerError(code, `${path} can be read by others: chmod 600`)
  }
  return parseKey((await readFile(path, 'utf8')).trim(), path, code)
}

/** @throws ServerError with the code given unless the text is base64url of 32 bytes; the text is not repeated */
export function parseKey(text: string, source: string, code: KeyFileCode): Uint8Array {
  try {
    const key = fromBase64url(text)
    if (key.length === 32) return key
  } catch (cause) {
    throw new ServerError(code, `${source} is not base64url`, { cause })
  }
  throw new ServerError(code, `${source} is not base64url of 32 bytes`)
}

/** Makes a file that nobody else may read; it is on the disk when the promise is fulfilled. Fails where one is there. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes durable which files a folder has. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Whether there is a file of this name. */
export async function fileExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/**
 * Makes the file whole or not at all, and durable before anything is sealed under its key: without it what is sealed is
 * lost. Of two processes that start together one is first, and both read what it wrote.
 */
async function makeKeyFile(folder: string, path: string, code: KeyFileCode): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeDurably(unfinished, `${randomBytes(32).toString('base64url')}\n`)
    await link(unfinished, path)
    await syncFolder(folder)
  } catch (cause) {
    if (await fileExists(path)) return
    throw new ServerError(code, `${path} cannot be made`, { cause })
  } finally {
    await rm(unfinished, { force: true })
  }
}
