import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundedLines } from './bounded-lines.ts'

const MAX = 8

async function read(parts: readonly string[], maxBytes: number = MAX): Promise<(string | null)[]> {
  const lines: (string | null)[] = []
  for await (const line of boundedLines(bytes(parts), maxBytes)) lines.push(line)
  return lines
}

async function* bytes(parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part, 'latin1')
}

describe('bounded lines', () => {
  test('are the lines of a text, however it is cut into chunks', async () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '\u00e4'), maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const lines = parts.join('').split('\n')
        if (lines.at(-1) === '') lines.pop()
        const expected = lines.map((line) => line.replace(/\r$/, '')).map((line) => (line.length > MAX ? null : line))
        expect(await read(parts)).toEqual(expected)
      }),
    )
  })

  test('a line that never ends is given up once, as soon as it is too long, and nothing of it is held', async () => {
    const chunk = new Uint8Array(65_536).fill(0x41)
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; given < 4096; given++) yield chunk
    }
    const lines = boundedLines(endless(), 4296)
    expect(await lines.next()).toEqual({ done: false, value: null })
    expect(given).toBe(0)
    const before = process.memoryUsage().arrayBuffers
    expect(await lines.next()).toEqual({ done: true, value: undefined })
    expect(given).toBe(4096)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000)
  })

  test('the line after one that was too long is read whole', async () => {
    expect(await read(['123456789', '0', '\nshort', '\n'])).toEqual([null, 'short'])
  })
})
