import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { fileWitnessStore } from './file-witness-store.ts'
import { originHash } from './origin-hash.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hefu-witness-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

describe('the files of a witness', () => {
  test('remember each log apart, over a restart', async () => {
    const store = fileWitnessStore(folder)
    expect(await store.load('a.example')).toBeNull()
    expect(await store.replace('a.example', null, 'one')).toBe(true)
    expect(await store.replace('a.example', 'one', 'two')).toBe(true)
    expect(await store.replace('b.example/../..', null, 'other')).toBe(true)
    const again = fileWitnessStore(folder)
    expect([await again.load('a.example'), await again.load('b.example/../..')]).toEqual(['two', 'other'])
    expect(await readdir(join(folder, originHash('a.example')))).toEqual(['2'])
  })

  test('are replaced only where they are what was read', async () => {
    const store = fileWitnessStore(folder)
    expect(await store.replace('a.example', 'one', 'two')).toBe(false)
    expect(await store.replace('a.example', null, 'one')).toBe(true)
    expect(await store.replace('a.example', null, 'two')).toBe(false)
    expect(await store.replace('a.example', 'other', 'two')).toBe(false)
    expect(await store.load('a.example')).toBe('one')
  })

  test('are replaced by one of many at the same time, also of other processes', async () => {
    let before: string | null = null
    for (let round = 0; round < 20; round++) {
      const present = before as string | null
      const stores = Array.from({ length: 6 }, () => fileWitnessStore(folder))
      const won: boolean[] = await Promise.all(
        stores.map((store, i) => store.replace('a.example', present, `${round} ${i}`)),
      )
      expect(won.filter(Boolean)).toHaveLength(1)
      before = `${round} ${won.indexOf(true)}`
      expect(await fileWitnessStore(folder).load('a.example')).toBe(before)
    }
  })

  test('that a crash has left unfinished, or not tidied away, are passed over', async () => {
    const store = fileWitnessStore(folder)
    await store.replace('a.example', null, 'one')
    await store.replace('a.example', 'one', 'two')
    const directory = join(folder, originHash('a.example'))
    await writeFile(join(directory, '1'), 'one')
    await writeFile(join(directory, '3.0a0a0a0a0a0a.tmp'), 'thr')
    expect(await store.load('a.example')).toBe('two')
    expect(await store.replace('a.example', 'two', 'three')).toBe(true)
    expect(await store.load('a.example')).toBe('three')
  })

  test('that cannot be written leave what was there', async () => {
    const path = join(folder, 'file')
    await writeFile(path, '')
    const store = fileWitnessStore(path)
    await expect(store.replace('a.example', null, 'one')).rejects.toThrow()
  })
})
