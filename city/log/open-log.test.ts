import { readFile, rm, writeFile } from 'node:fs/promises'
import { leafHash, openNote, parseCheckpoint, verifyConsistency, verifyInclusion } from '@hefu/log'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Head } from './head.ts'
import type { HeadFile } from './head-file.ts'
import type { PublicLog } from './open-log.ts'
import { naiveRoot } from './test/naive-tree.ts'
import { entry, ORIGIN, type TestLog, testLog, testSigner } from './test/test-log.ts'

let parts: TestLog

beforeEach(async () => {
  parts = await testLog()
})

async function checkpointOf(log: PublicLog) {
  const published = await log.published()
  if (!published) throw new Error('nothing is published')
  return parseCheckpoint((await openNote(published.note, [parts.signer.key])).text)
}

describe('a log', () => {
  test('gives entries indices in the order in which they come, and shows them', async () => {
    const log = await parts.open()
    expect(await log.append([entry('a'), entry('b')])).toEqual({ start: 0, end: 2 })
    const ranges = await Promise.all([1, 2, 3].map((n) => log.append(Array(n).fill(entry(`c${n}`)))))
    expect(ranges).toEqual([
      { start: 2, end: 3 },
      { start: 3, end: 5 },
      { start: 5, end: 8 },
    ])
    await log.untilVisible(8)
    const entries = ['a', 'b', 'c1', 'c2', 'c2', 'c3', 'c3', 'c3'].map(entry)
    expect(await checkpointOf(log)).toEqual({ origin: ORIGIN, size: 8, rootHash: naiveRoot(entries) })
    expect(log.status()).toEqual({ signedSize: 8, publishedSize: 8, witnesses: {} })
  })

  test('goes on where it was when it is opened again', async () => {
    const first = await parts.open()
    await first.append([entry('a')])
    await first.close()
    const second = await parts.open()
    expect(await second.append([entry('b')])).toEqual({ start: 1, end: 2 })
    await second.untilVisible(2)
    expect((await checkpointOf(second)).rootHash).toEqual(naiveRoot(['a', 'b'].map(entry)))
  })

  test('puts appends that come together into few batches', async () => {
    const batches: number[] = []
    const metrics = {
      appended: (entries: number) => batches.push(entries),
      signed() {},
      published() {},
      witness() {},
    }
    const log = await parts.open({ metrics })
    const ranges = await Promise.all(Array.from({ length: 500 }, (_, i) => log.append([entry(`${i}`)])))
    expect(ranges.map(({ start }) => start)).toEqual(Array.from({ length: 500 }, (_, i) => i))
    expect(batches).toEqual([500])
  })

  test('keeps what was handed to it, whatever becomes of the bytes afterwards', async () => {
    const log = await parts.open()
    const bytes = entry('before')
    const appended = log.append([bytes])
    bytes.fill(0)
    await appended
    await log.untilVisible(1)
    expect(await checkpointOf(log)).toMatchObject({ rootHash: naiveRoot([entry('before')]) })
  })

  test('takes entries of any length up to 65,535 bytes, and too many at no time', async () => {
    const log = await parts.open()
    const long = new Uint8Array(65_535).fill(7)
    expect(await log.append([new Uint8Array(), long])).toEqual({ start: 0, end: 2 })
    await expect(log.append([new Uint8Array(65_536)])).rejects.toMatchObject({ code: 'too-large' })
    await expect(log.append(Array(5000).fill(entry('a')))).rejects.toMatchObject({ code: 'too-large' })
    await expect(log.append([])).rejects.toThrow(RangeError)
    const huge = Array(300).fill(long)
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => log.append(huge)))
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(3).fill('fulfilled'), ...Array(2).fill('rejected')])
    expect(outcomes[4]).toMatchObject({ reason: { code: 'log-busy' } })
    expect(await log.append([entry('a')])).toEqual({ start: 902, end: 903 })
  })

  test('answers what waits when it is closed, and takes nothing after', async () => {
    const log = await parts.open()
    const waiting = log.append([entry('a')])
    await Promise.all([log.close(), log.close()])
    expect(await waiting).toEqual({ start: 0, end: 1 })
    await expect(log.append([entry('b')])).rejects.toMatchObject({ code: 'log-closed' })
  })

  test('proves every entry and every earlier tree', async () => {
    const log = await parts.open()
    const entries = Array.from({ length: 700 }, (_, i) => entry(`entry ${i}`))
    for (let i = 0; i < 700; i += 100) await log.append(entries.slice(i, i + 100))
    const rootHash = naiveRoot(entries)
    const proofs = log.proofs(700)
    expect(await proofs.rootHash()).toEqual(rootHash)
    for (const index of [0, 1, 255, 256, 511, 512, 698, 699]) {
      const proof = await proofs.inclusion(index)
      const claim = { leafHash: leafHash(entries[index] as Uint8Array), index, size: 700, proof, rootHash }
      expect(verifyInclusion(claim)).toBe(true)
    }
    for (const oldSize of [0, 1, 255, 256, 257, 512, 699, 700]) {
      const proof = await proofs.consistency(oldSize)
      const oldRootHash = naiveRoot(entries.slice(0, oldSize))
      expect(verifyConsistency({ oldSize, oldRootHash, size: 700, rootHash, proof })).toBe(true)
    }
    await expect(proofs.inclusion(700)).rejects.toThrow(RangeError)
  })
})

describe('the database of a log', () => {
  test('changes and removes no entry', async () => {
    const log = await parts.open()
    await log.append(Array.from({ length: 256 }, () => entry('a')))
    for (const statement of [
      "update log_entry set entry = ''",
      'delete from log_entry where index = 255',
      'truncate log_entry',
      'update log_subtree set index = 7',
      'delete from log_subtree',
    ]) {
      await expect(sql.raw(statement).execute(parts.opened.database)).rejects.toThrow('the log only grows')
    }
  })

  test('holds one log', async () => {
    await (await parts.open()).close()
    const other = await testSigner('other.example', 2)
    await rm(parts.headPath)
    await expect(parts.open({ signer: other })).rejects.toMatchObject({ code: 'log-origin' })
  })
})

describe('two processes', () => {
  test('on one head file: the second does not open', async () => {
    await parts.open()
    await expect(parts.open()).rejects.toMatchObject({ code: 'folder-in-use' })
  })

  test('on one database: the first may not write once the second has opened', async () => {
    const first = await parts.open()
    await first.append([entry('a')])
    let head: Head | null = null
    const elsewhere: HeadFile = {
      read: async () => head,
      async write(written) {
        head = written
      },
      async close() {},
    }
    await expect(parts.open({ headFile: elsewhere })).rejects.toMatchObject({ code: 'log-behind' })
    head = { size: 1, rootHash: naiveRoot([entry('a')]) }
    const second = await parts.open({ headFile: elsewhere })
    await expect(first.append([entry('b')])).rejects.toMatchObject({ code: 'log-taken-over' })
    expect(await second.append([entry('c')])).toEqual({ start: 1, end: 2 })
    await expect(first.append([entry('d')])).rejects.toMatchObject({ code: 'log-taken-over' })
    await second.untilVisible(2)
    expect((await checkpointOf(second)).rootHash).toEqual(naiveRoot(['a', 'c'].map(entry)))
  })
})

describe('a log does not open', () => {
  async function grownTo(...texts: string[]): Promise<string> {
    const log = await parts.open()
    for (const text of texts) await log.append([entry(text)])
    await log.close()
    return readFile(parts.headPath, 'utf8')
  }

  test('on a database that is behind what was signed', async () => {
    const head = await grownTo('a', 'b', 'c')
    const restored = await testLog()
    const log = await restored.open()
    await log.append([entry('a'), entry('b')])
    await log.close()
    await writeFile(restored.headPath, head)
    await expect(restored.open()).rejects.toMatchObject({
      code: 'log-behind',
      message: expect.stringMatching(/2 .* 3/),
    })
    // And it has not moved the head that it found.
    expect(await readFile(restored.headPath, 'utf8')).toBe(head)
  })

  test('on an empty database when something was signed', async () => {
    const head = await grownTo('a')
    const empty = await testLog()
    await (await empty.headFile()).close()
    await writeFile(empty.headPath, head)
    await expect(empty.open()).rejects.toMatchObject({ code: 'log-behind' })
  })

  test.each([
    ['of the same length', ['a', 'x']],
    ['that is longer', ['a', 'x', 'y', 'z']],
  ])('on a database with another history %s', async (_, texts) => {
    const head = await grownTo('a', 'b')
    const other = await testLog()
    const log = await other.open()
    for (const text of texts) await log.append([entry(text)])
    await log.close()
    await writeFile(other.headPath, head)
    await expect(other.open()).rejects.toMatchObject({ code: 'log-behind' })
  })

  test('on a database whose entries are not those of its head', async () => {
    await grownTo('a', 'b')
    const { database } = parts.opened
    await sql`update log_head set root_hash = sha256('x'), size = 1, signed_size = 0, published_size = 0`.execute(
      database,
    )
    await expect(parts.open()).rejects.toMatchObject({ code: 'log-behind' })
  })

  test('without its head file; the checkpoint that anybody has kept takes its place', async () => {
    await grownTo('a', 'b')
    await rm(parts.headPath)
    await expect(parts.open()).rejects.toMatchObject({ code: 'log-behind', message: expect.stringMatching(/missing/) })
    const { rows } = await sql<{ note: string }>`select published_note as note from log_head`.execute(
      parts.opened.database,
    )
    await writeFile(parts.headPath, rows[0]?.note ?? '')
    const log = await parts.open()
    expect(await log.append([entry('c')])).toEqual({ start: 2, end: 3 })
  })

  test.each(['', 'x', '\n\n\n', 'log.synthetic.example/city\n2\n'])('with a head file that says %j', async (text) => {
    await grownTo('a')
    await writeFile(parts.headPath, text)
    await expect(parts.open()).rejects.toMatchObject({ code: 'log-behind' })
  })

  test('with the head file of another log', async () => {
    const head = await grownTo('a')
    await writeFile(parts.headPath, head.replace(ORIGIN, 'other.example'))
    await expect(parts.open()).rejects.toMatchObject({ code: 'log-origin' })
  })

  test('with a quorum that its witnesses cannot reach', async () => {
    await expect(parts.open({ quorum: 1 })).rejects.toMatchObject({ code: 'invalid-config' })
  })
})

test('a log whose file is behind, as after a crash in between, catches up', async () => {
  const log = await parts.open()
  await log.append([entry('a')])
  const old = await readFile(parts.headPath, 'utf8')
  await log.append([entry('b')])
  await log.close()
  const newest = await readFile(parts.headPath, 'utf8')
  await writeFile(parts.headPath, old)
  const again = await parts.open()
  expect(await readFile(parts.headPath, 'utf8')).toBe(newest)
  expect(await again.append([entry('c')])).toEqual({ start: 2, end: 3 })
})
