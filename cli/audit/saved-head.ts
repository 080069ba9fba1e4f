import { readFile, rename, writeFile } from 'node:fs/promises'
import { type Checkpoint, formatCheckpoint, LogError, parseCheckpoint } from '@hefu/log'
import { CliError } from '../error.ts'

/** The head that an earlier audit saved; null where there is none. @throws CliError `unreadable` */
export async function readHead(path: string, origin: string): Promise<Checkpoint | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new CliError('unreadable', `${path} cannot be read`, { cause: error })
  })
  if (text === null) return null
  try {
    const head = parseCheckpoint(text)
    if (head.origin === origin) return head
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause
    throw new CliError('unreadable', `${path} is no saved head`, { cause })
  }
  throw new CliError('unreadable', `${path} is the head of another log`)
}

/** Saves a head, whole or not at all. @throws CliError `not-saved` */
export async function saveHead(path: string, head: Checkpoint): Promise<void> {
  try {
    await writeFile(`${path}.new`, formatCheckpoint(head))
    await rename(`${path}.new`, path)
  } catch (cause) {
    throw new CliError('not-saved', `${path} cannot be written`, { cause })
  }
}
