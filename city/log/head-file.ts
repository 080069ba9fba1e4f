import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { formatCheckpoint, LogError, parseCheckpoint } from '@hefu/log'
import { lockFolder } from '@hefu/server'
import { CityError } from '../error.ts'
import type { Head } from './head.ts'

/** The second place, beside the database, that knows how far the log has come. */
export interface HeadFile {
  /** Null when there is none. */
  read(): Promise<Head | null>
  /** When its promise is fulfilled, the head is durable; one that fails may have happened, and is then the head. */
  write(head: Head): Promise<void>
  close(): Promise<void>
}

/**
 * A head as the text of a checkpoint, in a file of its own: its folder is claimed for this process. A checkpoint with signatures, as the
 * log and its witnesses serve it, is read too, so that a lost file can be put back from there.
 *
 * @param path in a folder of its own, on another disk than the database where there is one
 * @throws CityError `folder-in-use`
 */
export async function openHeadFile(path: string, origin: string): Promise<HeadFile> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const release = await lockFolder(folder)
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(path)}.`)) await rm(join(folder, name), { force: true })
  }
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      return text === null ? null : parseHead(text, path, origin)
    },
    write: ({ size, rootHash }) => replaceFile(path, formatCheckpoint({ origin, size, rootHash })),
    close: release,
  }
}

function parseHead(text: string, path: string, origin: string): Head {
  try {
    const checkpoint = parseCheckpoint(text.split('\n\n', 1)[0]?.replace(/\n?$/, '\n') ?? '')
    if (checkpoint.origin !== origin) throw new CityError('log-origin', `${path} is the head of another log`)
    return { size: checkpoint.size, rootHash: checkpoint.rootHash }
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause
    throw new CityError('log-behind', `${path} is no checkpoint, so nobody knows how far the log has come`, { cause })
  }
}

/** A new file is made durable before it takes the name of the old one, and the name after. */
async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    await syncFolder(dirname(path))
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
