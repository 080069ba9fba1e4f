import { openNote, parseCheckpoint } from '@hefu/log'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseHeadStore } from './head-store.ts'
import { type HeadWriter, openHeadWriter } from './head-writer.ts'
import { type Fault, type Faults, faultyHeadFile, faultyHeadStore, type Step } from './test/faults.ts'
import { naiveRoot } from './test/naive-tree.ts'
import { entry, type TestLog, testLog } from './test/test-log.ts'
import { databaseTreeStore } from './tree-store.ts'

const STEPS: readonly Step[] = ['append', 'file', 'sign']

/** A log that is opened, written to and left in the middle, with a record of all that was ever signed or acknowledged. */
class Life {
  readonly acknowledged = new Map<number, string>()
  readonly signed: string[] = []
  /** Faults to come, the next first. */
  plan: (readonly [Step, Fault])[] = []
  readonly parts: TestLog
  private writers = 0

  constructor(parts: TestLog) {
    this.parts = parts
  }

  private readonly faults: Faults = (step) => {
    const [next] = this.plan
    if (!next || next[0] !== step) return null
    this.plan.shift()
    return next[1]
  }

  /** As a process does when it starts: nothing is left of the one before but database and file. */
  async open(): Promise<HeadWriter> {
    const file = await this.parts.headFile()
    await file.close()
    return openHeadWriter({
      signer: this.parts.signer,
      heads: faultyHeadStore(databaseHeadStore(this.parts.opened.database), this.faults, (note) =>
        this.signed.push(note),
      ),
      tree: databaseTreeStore(this.parts.opened.database),
      file: faultyHeadFile(file, this.faults),
      writer: `writer ${this.writers++}`,
    })
  }

  async write(writer: HeadWriter, texts: readonly string[]): Promise<unknown> {
    try {
      const { size } = await writer.write(texts.map(entry))
      for (const [i, text] of texts.entries()) this.acknowledged.set(size - texts.length + i, text)
      return null
    } catch (error) {
      return error
    }
  }

  /** No acknowledged entry is lost or moved; what was signed only grows, and is the beginning of what is there. */
  async check(): Promise<void> {
    const rows = await this.parts.opened.database.selectFrom('log_entry').selectAll().orderBy('index').execute()
    expect(rows.map(({ index }) => index)).toEqual(rows.map((_, i) => i))
    const entries = rows.map((row) => new Uint8Array(row.entry))
    for (const [index, text] of this.acknowledged) expect(entries[index]).toEqual(entry(text))
    let last = 0
    for (const note of this.signed) {
      const { size, rootHash } = parseCheckpoint((await openNote(note, [this.parts.signer.key])).text)
      expect(size).toBeGreaterThanOrEqual(last)
      expect(rootHash).toEqual(naiveRoot(entries.slice(0, size)))
      expect(size).toBeLessThanOrEqual(entries.length)
      last = size
    }
  }
}

describe('a write that fails', () => {
  test.each<[Step, Fault, string | null]>([
    ['append', 'before', 'log-not-written'],
    ['append', 'after', null],
    ['file', 'before', null],
    ['file', 'after', null],
    ['sign', 'before', null],
    ['sign', 'after', null],
  ])('at the step %s, %s it is done, is found out about at once', async (step, fault, code) => {
    const life = new Life(await testLog())
    const writer = await life.open()
    await life.write(writer, ['a'])
    life.plan = [[step, fault]]
    const outcome = await life.write(writer, ['b', 'c'])
    if (code === null) expect(outcome).toBeNull()
    else expect(outcome).toMatchObject({ code, cause: expect.objectContaining({ name: 'InjectedFault' }) })
    expect(await life.write(writer, ['d'])).toBeNull()
    await life.check()
    expect(life.acknowledged.get(code === null ? 3 : 1)).toBe('d')
  })

  test('for as long as the disk of the head file is full: nothing is signed, and then all of it goes on', async () => {
    const life = new Life(await testLog())
    const writer = await life.open()
    await life.write(writer, ['a'])
    const before = life.signed.length
    life.plan = Array(4).fill(['file', 'before'])
    expect(await life.write(writer, ['b'])).toMatchObject({ code: 'log-unsure' })
    for (const text of ['c', 'd']) {
      expect(await life.write(writer, [text])).toMatchObject({ code: 'log-not-written' })
    }
    expect(life.signed).toHaveLength(before)
    expect(await life.write(writer, ['e'])).toBeNull()
    await life.check()
    expect([...life.acknowledged]).toEqual([
      [0, 'a'],
      [2, 'e'],
    ])
  })
})

test('whatever fails and wherever it ends: no acknowledged entry is lost, and no second history is signed', async () => {
  const parts = await testLog()
  const faults = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom<Fault>('before', 'after')), {
    maxLength: 3,
  })
  const action = fc.record({ restart: fc.boolean(), entries: fc.integer({ min: 1, max: 40 }), faults })
  const life = new Life(parts)
  let writer = await life.open()
  let count = 0
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 8 }), async (actions) => {
      for (const { restart, entries, faults: plan } of actions) {
        life.plan = [...plan]
        if (restart) writer = await life.open().catch(() => writer)
        const texts = Array.from({ length: entries }, () => `entry ${count++}`)
        await life.write(writer, texts)
      }
      life.plan = []
      writer = await life.open()
      await life.check()
    }),
    { numRuns: 12 },
  )
  expect(life.acknowledged.size).toBeGreaterThan(0)
})
