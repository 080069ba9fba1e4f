import { randomBytes } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CredentialTypeId } from '@hefu/standard'
import { ServerError } from '../error.ts'
import { fileExists, loadKeyFile, syncFolder, writeDurably } from '../secrets/key-file.ts'

/** One key for each credential type, kept outside the database: what is sealed under it as well ends with it. */
export interface TypeKeys {
  /**
   * 32 bytes, made when a type is first met.
   *
   * @throws ServerError `type-destroyed` for ever after `destroy`; `type-key` for a file that is no key
   */
  load(type: CredentialTypeId): Promise<Uint8Array>
  isDestroyed(type: CredentialTypeId): Promise<boolean>
  /** Ends the key. Whatever happens on the way, it is not loaded again; a second call finishes what a first has begun. */
  destroy(type: CredentialTypeId): Promise<void>
}

/** Type keys as files of a folder: `<type>.key`, and `<type>.destroyed` in its place afterwards. */
export function fileTypeKeys(folder: string): TypeKeys {
  const mark = (type: CredentialTypeId): string => join(folder, `${type}.destroyed`)
  const isDestroyed = (type: CredentialTypeId): Promise<boolean> => fileExists(mark(type))

  return {
    isDestroyed,
    async load(type) {
      if (await isDestroyed(type)) throw new ServerError('type-destroyed', `the key of ${type} was destroyed`)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return loadKeyFile(folder, `${type}.key`, 'type-key')
    },
    async destroy(type) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // The mark first: a process that starts in the midst of this must not make another key.
      if (!(await isDestroyed(type))) await writeDurably(mark(type), '')
      await syncFolder(folder)
      await overwrite(join(folder, `${type}.key`))
      await syncFolder(folder)
    },
  }
}

/** In place, so that on a disk that keeps its blocks the old ones are gone and not only unnamed. */
async function overwrite(path: string): Promise<void> {
  if (!(await fileExists(path))) return
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    await file.write(randomBytes(size), 0, size, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await rm(path)
}
