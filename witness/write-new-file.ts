import { randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a file whole or not at all, durably, and only where none of its name is: a hard link, unlike a rename, never replaces. Of two
 * processes that try, one is told `false`.
 *
 * @throws Error of the file system; the file may then be there or not
 */
export async function writeNewFile(path: string, text: string): Promise<boolean> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeDurably(unfinished, text)
    await link(unfinished, path)
    await syncFolder(dirname(path))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** Makes the names in a folder durable. Windows opens no folder as a file, and needs no telling. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
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
