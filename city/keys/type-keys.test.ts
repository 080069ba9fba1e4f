import { existsSync } from 'node:fs'
import { chmod, link, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileTypeKeys } from '@hefu/server'
import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const ENTRY = PERSON_ENTRY.id

describe('the key of a type', () => {
  let folder: string
  const keys = () => fileTypeKeys(join(folder, 'keys'))
  const path = () => join(folder, 'keys', `${ENTRY}.key`)

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hefu-type-keys-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('is made once, one a type, and is the same for all who ask', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => keys().load(ENTRY)))
    expect(new Set(made.map((key) => key.join())).size).toBe(1)
    expect(made[0]).toHaveLength(32)
    expect(await keys().load(PERSON_IDENTITY.id)).not.toEqual(made[0])
  })

  test('that others may read is refused', async () => {
    await keys().load(ENTRY)
    await chmod(path(), 0o644)
    await expect(keys().load(ENTRY)).rejects.toMatchObject({ code: 'type-key', message: /chmod 600/ })
  })

  test('is written over before its name goes, and is made by nobody again', async () => {
    await keys().load(ENTRY)
    const before = await readFile(path(), 'utf8')
    // A second name shows what becomes of the bytes.
    const second = join(folder, 'second')
    await link(path(), second)
    await keys().destroy(ENTRY)
    expect(existsSync(path())).toBe(false)
    const after = await readFile(second)
    expect(after).toHaveLength(before.length)
    expect(after.includes(before.slice(0, 8))).toBe(false)
    expect(await keys().isDestroyed(ENTRY)).toBe(true)
    await expect(keys().load(ENTRY)).rejects.toMatchObject({ code: 'type-destroyed' })
    expect(await readdir(join(folder, 'keys'))).toEqual([`${ENTRY}.destroyed`])
  })

  test('is gone after a destruction that was interrupted and begun again, and other types keep theirs', async () => {
    const other = await keys().load(PERSON_IDENTITY.id)
    await keys().load(ENTRY)
    const second = join(folder, 'second')
    await link(path(), second)
    await keys().destroy(ENTRY)
    // As if it had ended between the mark and the rest.
    await link(second, path())
    await expect(keys().load(ENTRY)).rejects.toMatchObject({ code: 'type-destroyed' })
    await keys().destroy(ENTRY)
    expect(existsSync(path())).toBe(false)
    expect(await keys().load(PERSON_IDENTITY.id)).toEqual(other)
    expect(await keys().isDestroyed(PERSON_IDENTITY.id)).toBe(false)
  })
})
