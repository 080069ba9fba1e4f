import { correction, generate } from 'lean-qr'
import { describe, expect, test } from 'vitest'
import { LONGEST, ORDINARY, signedLabels } from '../test/synthetic-labels.ts'
import { type Outline, qrOutline } from './qr-outline.ts'

/** Whether the middle of a module is inside, by the even-odd rule. */
function isInside(outlines: readonly Outline[], x: number, y: number): boolean {
  let crossings = 0
  for (const outline of outlines) {
    for (let i = 0; i < outline.length; i += 2) {
      const [ax = 0, ay = 0] = [outline[i], outline[i + 1]]
      const [bx = 0, by = 0] = [outline[(i + 2) % outline.length], outline[(i + 3) % outline.length]]
      if (ax === bx && ax > x && Math.min(ay, by) < y && y < Math.max(ay, by)) crossings++
    }
  }
  return crossings % 2 === 1
}

describe('the outlines of a code', () => {
  test('enclose its dark modules and nothing else', async () => {
    for (const { code } of await signedLabels([...ORDINARY.slice(0, 2), LONGEST])) {
      const { size, outlines } = qrOutline(code)
      const level = { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M }
      const drawn = generate(code, level)
      expect(size).toBe(drawn.size)
      const inside: string[] = []
      const dark: string[] = []
      for (let y = 0; y < size; y++) {
        for (let x = 0; x < size; x++) {
          if (isInside(outlines, x + 0.5, y + 0.5)) inside.push(`${x},${y}`)
          if (drawn.get(x, y)) dark.push(`${x},${y}`)
        }
      }
      expect(inside).toEqual(dark)
    }
  })

  test('run across and down in turn, so that a corner is never in the middle of an edge', async () => {
    const [label] = await signedLabels(ORDINARY)
    for (const outline of qrOutline(label?.code ?? '').outlines) {
      for (let i = 0; i < outline.length; i += 2) {
        const [ax, ay] = [outline[i], outline[i + 1]]
        const [bx, by] = [outline[(i + 2) % outline.length], outline[(i + 3) % outline.length]]
        expect((i / 2) % 2 === 0 ? [ay, ax === bx] : [ax, ay === by]).toEqual([(i / 2) % 2 === 0 ? by : bx, false])
      }
    }
  })

  test('of an ordinary label are of version 8 at most', async () => {
    const labels = await signedLabels(ORDINARY)
    expect(labels.map(({ code }) => qrOutline(code).version).filter((version) => version > 8)).toEqual([])
  })
})
