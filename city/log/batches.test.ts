import { describe, expect, test } from 'vitest'
import { batches } from './batches.ts'
import { entry } from './test/test-log.ts'

/** A writer that a test lets go on, batch by batch. */
function slowWriter() {
  const started: { readonly entries: readonly Uint8Array[]; readonly end: (error?: Error) => void }[] = []
  let size = 0
  let wake = Promise.withResolvers<void>()
  return {
    write: (entries: readonly Uint8Array[]) =>
      new Promise<{ size: number; note: string }>((resolve, reject) => {
        started.push({
          entries,
          end(error) {
            if (error) return reject(error)
            size += entries.length
            resolve({ size, note: '' })
          },
        })
        wake.resolve()
        wake = Promise.withResolvers()
      }),
    async next() {
      while (started.length === 0) await wake.promise
      return started.shift() as (typeof started)[number]
    },
  }
}

describe('batches', () => {
  test('gather while one is written, and hold together what came together', async () => {
    const writer = slowWriter()
    const queue = batches(writer.write)
    const first = queue.append([entry('a')])
    const one = await writer.next()
    const others = [queue.append([entry('b'), entry('c')]), queue.append([entry('d')])]
    expect(one.entries).toEqual([entry('a')])
    one.end()
    const two = await writer.next()
    expect(two.entries).toEqual(['b', 'c', 'd'].map(entry))
    two.end()
    expect(await Promise.all([first, ...others])).toEqual([
      { start: 0, end: 1 },
      { start: 1, end: 3 },
      { start: 3, end: 4 },
    ])
  })

  test('that fail are refused to those whose they were, and the next one goes on', async () => {
    const writer = slowWriter()
    const queue = batches(writer.write)
    const lost = queue.append([entry('a')])
    const batch = await writer.next()
    const kept = queue.append([entry('b')])
    batch.end(new Error('full'))
    await expect(lost).rejects.toThrow('full')
    ;(await writer.next()).end()
    expect(await kept).toEqual({ start: 0, end: 1 })
  })

  test('have at most 4,096 entries', async () => {
    const writer = slowWriter()
    const queue = batches(writer.write)
    const many = [3000, 1000, 96, 1, 4096].map((count) => queue.append(Array(count).fill(entry('a'))))
    const sizes: number[] = []
    while (sizes.reduce((sum, size) => sum + size, 0) < 8193) {
      const batch = await writer.next()
      sizes.push(batch.entries.length)
      batch.end()
    }
    expect(sizes).toEqual([4096, 1, 4096])
    expect((await Promise.all(many)).at(-1)).toEqual({ start: 4097, end: 8193 })
  })
})
