import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'uqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeFrame, emptyFrame, procession } from './frames.ts'
import { writeVideo } from './y4m.ts'

const format = { width: 320, height: 240, framesPerSecond: 5 }
const PASS = `HF1:${'A1B2C3D4E5'.repeat(10)}`
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hefu-bench-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a video is a header, and for each frame brightness and grey chroma', async () => {
  const small = { width: 4, height: 2, framesPerSecond: 25 }
  const path = join(folder, 'two.y4m')
  await writeVideo(path, small, [new Uint8Array(8).fill(1), new Uint8Array(8).fill(2)])
  const header = Buffer.from('YUV4MPEG2 W4 H2 F25:1 Ip A1:1 C420jpeg\n')
  const frame = (luma: number) => [...Buffer.from('FRAME\n'), ...new Array(8).fill(luma), ...new Array(4).fill(128)]
  expect([...(await readFile(path))]).toEqual([...header, ...frame(1), ...frame(2)])
})

test('a frame of another size is refused', async () => {
  await expect(writeVideo(join(folder, 'bad.y4m'), format, [new Uint8Array(7)])).rejects.toThrow(RangeError)
})

test('a code stands in the middle, module by module as it was encoded', () => {
  const { data, size } = encode(PASS, { ecc: 'M', border: 4 })
  const pixels = Math.floor((format.height * 0.7) / size)
  const frame = codeFrame(PASS, format)
  const read = data.map((row, y) =>
    row.map((_, x) => {
      const at = (column: number, line: number) => frame[line * format.width + column] ?? 0
      const left = (format.width - size * pixels) >> 1
      const top = (format.height - size * pixels) >> 1
      return at(left + x * pixels + (pixels >> 1), top + y * pixels + (pixels >> 1)) < 128
    }),
  )
  expect(read).toEqual(data)
})

test('codes are held up one after the other with nobody between', () => {
  const frames = [...procession(['HF1:A', 'HF1:B'], format, { shown: 2, between: 1, before: 1 })]
  const [a, b, nobody] = [codeFrame('HF1:A', format), codeFrame('HF1:B', format), emptyFrame(format)]
  expect(frames.map((frame) => [a, b, nobody].findIndex((other) => Buffer.compare(frame, other) === 0))).toEqual([
    2, 0, 0, 2, 1, 1, 2,
  ])
})
