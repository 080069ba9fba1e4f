import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toBase64url } from '@hefu/bytes'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadMasterKey } from './master-key.ts'

const KEY = new Uint8Array(32).fill(5)

describe('the master key', () => {
  let folder: string
  const path = () => join(folder, 'master.key')

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hefu-master-key-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is made at the first start, for its owner alone, and is the same afterwards', async () => {
    const made = await loadMasterKey(folder, {})
    expect(made).toHaveLength(32)
    expect((await stat(path())).mode & 0o777).toBe(0o600)
    expect(await loadMasterKey(folder, {})).toEqual(made)
    expect(await readdir(folder)).toEqual(['master.key'])
  })

  test('is one for processes that start together', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadMasterKey(folder, {})))
    expect(new Set(keys.map((key) => toBase64url(key))).size).toBe(1)
    expect(await readdir(folder)).toEqual(['master.key'])
  })

  test('comes from the environment where it is given, and then no file is made', async () => {
    expect(await loadMasterKey(folder, { HEFU_MASTER_KEY: toBase64url(KEY) })).toEqual(KEY)
    expect(await readdir(folder)).toEqual([])
  })

  test.skipIf(process.platform === 'win32').each(['640', '604', '622'])(
    'that others may read or write (%s) is refused',
    async (mode) => {
      await loadMasterKey(folder, {})
      await chmod(path(), Number.parseInt(mode, 8))
      await expect(loadMasterKey(folder, {})).rejects.toMatchObject({ code: 'master-key', message: /chmod 600/ })
    },
  )

  test.each([
    ['too short', toBase64url(KEY.slice(1))],
    ['too long', toBase64url(new Uint8Array(33))],
    ['no base64url', '!'.repeat(43)],
    ['empty', ''],
  ])('that is %s is refused without being repeated', async (_, text) => {
    await writeFile(path(), `${text}\n`, { mode: 0o600 })
    const error = await loadMasterKey(folder, {}).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'ServerError', code: 'master-key' })
    if (text) expect(String(error)).not.toContain(text)
    expect(await readFile(path(), 'utf8')).toBe(`${text}\n`)
  })

  test('from the environment that is no key is refused, not replaced by the file', async () => {
    await loadMasterKey(folder, {})
    await expect(loadMasterKey(folder, { HEFU_MASTER_KEY: 'short' })).rejects.toMatchObject({ code: 'master-key' })
  })

  test('cannot be made in a folder that is missing', async () => {
    await expect(loadMasterKey(join(folder, 'missing'), {})).rejects.toMatchObject({ code: 'master-key' })
  })
})
